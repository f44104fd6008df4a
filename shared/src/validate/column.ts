import type { Facts } from "../filing/facts.ts";
import type { CheckResult, CheckStatus } from "../findings/check-result.ts";
import { checkStatuses, notApplicable, undecided } from "../findings/check-result.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { Rule } from "../rulebook/rule.ts";
import type { RuleValue } from "../values/value-spec.ts";
import type { Check, Finding } from "./verdict.ts";

/** One requirement in all provinces. Provinces stand by their place in `provinceCodes`. */
export interface Column {
  readonly requirement: Requirement;
  readonly rules: readonly (Rule | null)[];
  /** Provinces with the same values of all that the check reads: one run serves them all. */
  readonly groups: readonly Group[];
  /** By status and province: the check as it comes out without findings, made once for all filings. */
  readonly plain: Readonly<Record<CheckStatus, readonly Check[]>>;
}

export interface Group {
  /** Whether a filing can make a difference: where nothing is recorded, it is undecided unless there is more to say. */
  readonly isOpen: boolean;
  /** How a filing fares in these provinces. */
  readonly judge: (facts: Facts) => CheckResult;
  readonly places: readonly number[];
  /** Its provinces as a set of bits. */
  readonly members: number;
  /** Those of them where the rule is enforced, as a set of bits. */
  readonly enforced: number;
}

/** The rules of all provinces on one requirement, by province. */
export type RulesOfProvince = ReadonlyMap<ProvinceCode, ReadonlyMap<string, Rule>>;

export const noFindings: readonly Finding[] = [];

export function columnOf(requirement: Requirement, rules: RulesOfProvince): Column {
  const own = provinceCodes.map((province) => rules.get(province)?.get(requirement.key) ?? null);
  const groups = new Map<string, Group>();
  for (const [place, province] of provinceCodes.entries()) {
    const rule = own[place] ?? null;
    const others = new Map((requirement.reads ?? []).map((key) => [key, rules.get(province)?.get(key)?.value ?? null]));
    const alike = JSON.stringify([rule?.value ?? null, ...others.values()]);
    const name = requirement.dependsOnProvince ? province : alike;
    const known = groups.get(name);
    groups.set(name, {
      isOpen: rule !== null || requirement.unrecorded !== undefined,
      judge: known?.judge ?? judgeOf(requirement, rule?.value ?? null, province, others),
      places: [...(known?.places ?? []), place],
      members: (known?.members ?? 0) | (1 << place),
      enforced: (known?.enforced ?? 0) | (rule?.strictness === "ENFORCED" ? 1 << place : 0),
    });
  }
  const plain = (status: CheckStatus) =>
    own.map((rule): Check => ({ key: requirement.key, requirement, rule, status, findings: noFindings }));
  return { requirement, rules: own, groups: [...groups.values()], plain: byStatus(plain) };
}

/** How a check comes out under a value; where nothing is recorded it is undecided, whatever it has to say of that. */
function judgeOf(
  requirement: Requirement,
  value: RuleValue | null,
  province: ProvinceCode,
  others: ReadonlyMap<string, RuleValue | null>,
): (facts: Facts) => CheckResult {
  const valueFor = (key: string) => valueAmong(others, key, requirement);
  if (value !== null) return requirement.check?.(value, province, valueFor) ?? (() => notApplicable);
  const judge = requirement.unrecorded?.(null, province, valueFor);
  if (judge === undefined) return () => undecided;
  return (facts) => {
    const found = judge(facts);
    return found.status === "NOT_APPLICABLE" ? found : { status: "UNDECIDED", findings: found.findings };
  };
}

export function byStatus<Value>(make: (status: CheckStatus) => Value): Readonly<Record<CheckStatus, Value>> {
  const [passed, failed, notApplicable, undecided] = checkStatuses;
  return {
    [passed]: make(passed),
    [failed]: make(failed),
    [notApplicable]: make(notApplicable),
    [undecided]: make(undecided),
  };
}

function valueAmong(others: ReadonlyMap<string, RuleValue | null>, key: string, reader: Requirement): RuleValue | null {
  const value = others.get(key);
  // Undeclared, it would be left out of the groups, and one province would get another's result.
  if (value === undefined) throw new Error(`${reader.key} doesn't declare that it reads ${key}`);
  return value;
}
