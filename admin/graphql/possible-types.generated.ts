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
