import { requirementOf } from "../../../shared/src/definition/requirement-of.ts";
import type { Definition, Requirement, RulebookDocument } from "../../../shared/src/index.ts";

/** Conditions as staff write them, over one fact or two. */
const conditions = [
  "has(website.sitesInFiling) && website.sitesInFiling > 20",
  "subject.isOrganisation && !has(principal.emergencyPhone)",
  "principal.isLegalRepresentative == false && principal.hasAuthorisationLetter == false",
  'has(website.name) && website.name.contains("测试")',
  "has(principal.idValidUntil) && principal.idValidUntil < addDays(on, 30)",
] as const;

/** Requirements with a check each, such as staff add to the product's own. */
export function staffRequirements(count: number): readonly Requirement[] {
  return Array.from({ length: count }, (_, at) => {
    const definition: Definition = {
      key: `custom-bench-${at + 1}`,
      topic: "PROCESS",
      title: { zh: `要求 ${at + 1}`, en: `Requirement ${at + 1}` },
      description: { zh: "测量用。", en: "For measuring." },
      appliesTo: ["ENTERPRISE", "INDIVIDUAL", "INSTITUTION", "SOCIAL_ORG"],
      value: { type: "BOOLEAN", yes: { zh: "须", en: "required" }, no: { zh: "不须", en: "not required" } },
      findings: [{ key: "custom-found", at: "subject.name", message: { zh: "不符。", en: "It doesn't fit." } }],
      rows: [
        { when: "!value", then: "NOT_APPLICABLE" },
        { when: conditions[at % conditions.length] ?? "false", then: "FAILED", findings: ["custom-found"] },
        { when: "true", then: "PASSED" },
      ],
    };
    return requirementOf(definition, new Map());
  });
}

/** A rule book that has them too, in every province. */
export function withRulesOn(document: RulebookDocument, requirements: readonly Requirement[]): RulebookDocument {
  const rule = { value: true, strictness: "ENFORCED", effectiveFrom: "2026-01-01", revision: 1 } as const;
  return {
    ...document,
    national: { ...document.national, ...Object.fromEntries(requirements.map(({ key }) => [key, rule])) },
  };
}
