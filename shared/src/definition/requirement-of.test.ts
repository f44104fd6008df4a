import fc from "fast-check";
import { expect, test } from "vitest";
import { requirementOf as coded } from "../catalogue/catalogue.ts";
import { factsOf } from "../filing/facts.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { CheckResult } from "../findings/check-result.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { valueInWords } from "../values/value-spec.ts";
import type { Definition } from "./definition.ts";
import { requirementOf } from "./requirement-of.ts";

const organisations = coded("principal-legal-representative").appliesTo;

const definitions: readonly Definition[] = [
  {
    key: "principal-legal-representative",
    topic: "PRINCIPAL",
    title: coded("principal-legal-representative").title,
    description: coded("principal-legal-representative").description,
    appliesTo: organisations,
    value: {
      type: "CHOICE",
      options: [
        { key: "MUST_BE_LEGAL_REP", label: { zh: "须为法定代表人", en: "must be the legal representative" } },
        {
          key: "AUTH_LETTER_IF_NOT",
          label: {
            zh: "不是法定代表人的须有授权书",
            en: "a letter of authorisation where it isn't the legal representative",
          },
        },
        { key: "MAY_DIFFER", label: { zh: "可以不是法定代表人", en: "may be another person" } },
      ],
    },
    findings: [
      {
        key: "PRINCIPAL_MUST_BE_LEGAL_REP",
        at: "principal.isLegalRepresentative",
        message: {
          zh: "该省要求单位的主体负责人为法定代表人。",
          en: "In this province an organisation's principal has to be its legal representative.",
        },
        remedy: { zh: "请将主体负责人改为法定代表人。", en: "Name the legal representative as the principal." },
        cures: [{ kind: "FACT", to: "true" }],
      },
      {
        key: "AUTH_LETTER_REQUIRED",
        at: "principal.hasAuthorisationLetter",
        message: {
          zh: "主体负责人不是法定代表人时，该省要求提供法定代表人授权书。",
          en: "In this province a principal who isn't the legal representative needs a letter of authorisation.",
        },
        remedy: {
          zh: "请提供法定代表人授权书，或将主体负责人改为法定代表人。",
          en: "Provide the letter, or name the legal representative as the principal.",
        },
      },
    ],
    rows: [
      { when: 'principal.isLegalRepresentative || value == "MAY_DIFFER"', then: "PASSED" },
      {
        when: 'value == "AUTH_LETTER_IF_NOT" && (principal.hasAuthorisationLetter || subject.isBranch && principal.isHeadOfficeLegalRepresentative)',
        then: "PASSED",
      },
      { when: 'value == "AUTH_LETTER_IF_NOT"', then: "FAILED", findings: ["AUTH_LETTER_REQUIRED"] },
      { when: "subject.isBranch", then: "NOT_APPLICABLE" },
      { when: "true", then: "FAILED", findings: ["PRINCIPAL_MUST_BE_LEGAL_REP"] },
    ],
  },
  {
    key: "organisation-sites-per-filing",
    topic: "WEBSITE",
    title: coded("organisation-sites-per-filing").title,
    description: coded("organisation-sites-per-filing").description,
    appliesTo: organisations,
    filingTypes: ["FIRST", "ADD_SITE"],
    value: {
      type: "INTEGER",
      minimum: 1,
      maximum: 1_000,
      unit: { zh: "个网站", en: "sites" },
      inWords: { zh: "一次最多 {value} 个", en: "at most {value} in one filing" },
    },
    findings: [
      {
        key: "SITES_PER_FILING_EXCEEDED",
        at: "website.sitesInFiling",
        message: { zh: "一次最多提交 {value} 个网站。", en: "Sites in one filing: at most {value}." },
        remedy: { zh: "请分几次提交。", en: "Hand them in one after another." },
        cures: [{ kind: "FACT", to: "value" }],
      },
    ],
    rows: [
      { when: "website.sitesInFiling > value", then: "FAILED", findings: ["SITES_PER_FILING_EXCEEDED"] },
      { when: "true", then: "PASSED" },
    ],
  },
];

const values: Readonly<Record<string, readonly RuleValue[]>> = {
  "principal-legal-representative": ["MUST_BE_LEGAL_REP", "AUTH_LETTER_IF_NOT", "MAY_DIFFER"],
  "organisation-sites-per-filing": [1, 5, 20],
};

function told(requirement: Requirement, value: RuleValue, result: CheckResult | undefined) {
  return {
    words: valueInWords(requirement.value, value),
    status: result?.status,
    findings: result?.findings.map(({ kind, path, params }) => [
      kind.code,
      kind.severity,
      path,
      kind.message(params),
      kind.remedy(params),
    ]),
  };
}

test.each(definitions.map((definition) => [definition.key, definition] as const))(
  "%s as rows says what it says as code, in the same words",
  (key, definition) => {
    const [rows, code] = [requirementOf(definition, new Map()), coded(key)];
    fc.assert(
      fc.property(
        arbitraryFilingInput(),
        fc.nat(25),
        fc.constantFrom(...(values[key] ?? [])),
        (input, sites, value) => {
          const website = input.website && { ...input.website, sitesInFiling: sites === 0 ? undefined : sites };
          const parsed = parseFiling({ ...input, website });
          if (!parsed.ok) return;
          const facts = factsOf(parsed.filing, "2026-11-24");
          const said = [rows, code].map((one) =>
            told(
              one,
              value,
              one.check?.(value, facts, "ZJ", () => null),
            ),
          );
          expect(said[0]).toEqual(said[1]);
        },
      ),
      { numRuns: 300 },
    );
  },
);

test("rows that name what isn't there make no requirement", () => {
  const [definition] = definitions;
  if (!definition) throw new Error("no definition");
  const rows = [{ when: "principal.isLegalRep", then: "PASSED" as const }];
  expect(() => requirementOf({ ...definition, rows }, new Map())).toThrow(
    /row 1: there is no fact “principal.isLegalRep”/,
  );
});
