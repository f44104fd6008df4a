export const possibleTypes: Readonly<Record<string, string[]>> = {
  "ChangeResult": [
    "ChangeSuccess",
    "Conflict",
    "InvalidInput",
    "NotAllowed",
    "NotFound"
  ],
  "Node": [
    "Change",
    "Person",
    "Province",
    "Requirement",
    "RuleRevision"
  ],
  "PersonResult": [
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "PersonSuccess"
  ],
  "Problem": [
    "Conflict",
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "SampleConflict"
  ],
  "RuleValue": [
    "BooleanValue",
    "ChoiceValue",
    "ChoicesValue",
    "IntegerValue"
  ],
  "SampleResult": [
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "SampleConflict",
    "SampleSuccess"
  ],
  "WebhookResult": [
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "WebhookSuccess"
  ],
  "WebhookSecretResult": [
    "InvalidInput",
    "NotAllowed",
    "NotFound",
    "WebhookSecretSuccess"
  ]
};

/** Types without an id, which are kept inside what they belong to. */
export const embeddedTypes: readonly string[] = [
  "AuditEvent",
  "AuditEventConnection",
  "AuditEventEdge",
  "BooleanValue",
  "CellGroup",
  "CellOutlook",
  "ChangeConnection",
  "ChangeEdge",
  "ChangeNotice",
  "ChangeScope",
  "ChangeStep",
  "ChangeSuccess",
  "Check",
  "ChoiceValue",
  "ChoicesValue",
  "Comparison",
  "ComparisonRow",
  "Conflict",
  "Cure",
  "FilingEdit",
  "FilingFact",
  "Finding",
  "Impact",
  "ImpactCase",
  "IntegerValue",
  "InvalidInput",
  "LintWarning",
  "NotAllowed",
  "NotFound",
  "OpenQuestion",
  "PageInfo",
  "PersonSuccess",
  "Publication",
  "Question",
  "Replay",
  "RequirementOption",
  "Review",
  "Rule",
  "RuleContent",
  "RuleDifference",
  "RuleEdit",
  "RuleRevisionConnection",
  "RuleRevisionEdge",
  "RuleStretch",
  "Rulebook",
  "SampleConflict",
  "SampleExpectation",
  "SampleSuccess",
  "SampleTrial",
  "Source",
  "Timeline",
  "TimelineChange",
  "TimelineCount",
  "Validation",
  "ValueGroup",
  "WebhookAttempt",
  "WebhookDelivery",
  "WebhookDeliveryConnection",
  "WebhookDeliveryEdge",
  "WebhookSecretSuccess",
  "WebhookSuccess"
];
