import { cacheExchange } from "@urql/exchange-graphcache";

/** Types that have no identity of their own and are kept inside what they belong to. */
const embedded = [
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
  "RequirementOption",
  "Review",
  "Rule",
  "RuleContent",
  "RuleEdit",
  "RuleRevisionConnection",
  "RuleRevisionEdge",
  "Source",
] as const;

/** The browser's normalised cache: an entity that one answer brings anew is new on the whole page. */
export function normalisedCache() {
  return cacheExchange({ keys: Object.fromEntries(embedded.map((name) => [name, () => null])) });
}
