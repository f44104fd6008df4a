import { judgedAlone } from "../../engine/alone.ts";
import type { Facts } from "../../filing/facts.ts";
import type { Requirement } from "../../requirement/requirement.ts";
import { parseValue } from "../../values/parse-value.ts";
import type { RuleValue } from "../../values/value-spec.ts";

/** How a requirement's check comes out under a value in Zhejiang: its status, then the codes found; for tests. */
export function outcomeOf(requirement: Requirement, value: RuleValue, facts: Facts): readonly string[] {
  const parsed = parseValue(requirement.value, value);
  if (!parsed.ok) throw new Error(`${requirement.key} can't hold ${JSON.stringify(value)}: ${parsed.message.en}`);
  if (!requirement.judging) throw new Error(`${requirement.key} isn't judged`);
  const situation = { value: parsed.value, province: "ZJ", valueFor: () => null } as const;
  const { status, findings } = judgedAlone(requirement, situation, facts);
  return [status, ...findings.map(({ kind }) => kind.code)];
}
