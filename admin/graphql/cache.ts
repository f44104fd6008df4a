import { cacheExchange } from "@urql/exchange-graphcache";
import { possibleTypes } from "./possible-types.generated.ts";

/** Types that have no identity of their own and are kept inside what they belong to. */
const embedded = [
  "AuditEvent",
  "AuditEventConnection",
  "AuditEventEdge",
  "BooleanValue",
  "CellGroup",
  "ChangeConnection",
  "ChangeEdge",
  "ChangeNotice",
  "ChangeScope",
  "ChangeStep",
  "ChangeSuccess",
  "ChoiceValue",
  "ChoicesValue",
  "Comparison",
  "ComparisonRow",
  "Conflict",
  "Finding",
  "Impact",
  "ImpactCase",
  "IntegerValue",
  "InvalidInput",
  "LintWarning",
  "NotAllowed",
  "NotFound",
  "PageInfo",
  "PersonSuccess",
  "RequirementOption",
  "Review",
  "Rule",
  "RuleContent",
  "RuleEdit",
  "RuleRevisionConnection",
  "RuleRevisionEdge",
  "SampleConflict",
  "SampleExpectation",
  "SampleSuccess",
  "SampleTrial",
  "Source",
  "ValueGroup",
] as const;

/** The browser's normalised cache: an entity that one answer brings anew is new on the whole page. */
export function normalisedCache() {
  return cacheExchange({
    keys: Object.fromEntries(embedded.map((name) => [name, () => null])),
    // Else the cache guesses which of an answer's fragments apply to it, and guesses wrong.
    possibleTypes,
  });
}
