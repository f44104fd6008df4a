import type { PlainDate } from "../dates.ts";
import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleLayers } from "./resolve.ts";
import type { Rule } from "./rule.ts";

/**
 * The rules in force in a province, its own over the national defaults, by requirement and in the order of these
 * requirements; what a book says of any other is left out.
 */
export function rulesOf(
  document: RuleLayers,
  province: ProvinceCode,
  requirements: readonly Requirement[],
): Map<string, Rule> {
  const own = document.provinces[province] ?? {};
  const takeovers = document.takeovers[province] ?? {};
  const rules = new Map<string, Rule>();
  for (const requirement of requirements) {
    const { key } = requirement;
    const mine = own[key];
    const inherited = document.national[key];
    if (mine) rules.set(key, { ...mine, province, requirement, origin: "PROVINCE" });
    else if (inherited) {
      const effectiveUntil = earlier(inherited.effectiveUntil, takeovers[key]);
      const rule: Rule = { ...inherited, province, requirement, origin: "NATIONAL" };
      rules.set(key, effectiveUntil === undefined ? rule : { ...rule, effectiveUntil });
    }
  }
  return rules;
}

function earlier(a: PlainDate | undefined, b: PlainDate | undefined): PlainDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
