import fc from "fast-check";
import { expect, test } from "vitest";
import { factsOf } from "../filing/facts.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { FilingInput } from "../filing/schema.ts";
import type { CheckResult } from "../findings/check-result.ts";
import { provinceCodes } from "../provinces.ts";
import { defineRequirement } from "../requirement/define-requirement.ts";
import { findRequirement, requirements } from "../requirements/registry.ts";
import { arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { arbitraryValue } from "../values/value.arbitrary.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { boolean } from "../values/value-spec.ts";
import { organisation } from "./cases/case.ts";
import { compile } from "./compile.ts";
import { messageOf, remedyOf } from "./verdict.ts";

const today = "2026-11-24";
const filings = arbitraryFilingInput().map(read);

test.each(requirements.filter(({ check, dependsOnProvince }) => check && !dependsOnProvince))(
  "$key comes out alike in all provinces with the same values",
  (requirement) => {
    const others = fc.record(
      Object.fromEntries((requirement.reads ?? []).map((key) => [key, valueOfRequirement(key)])),
    );
    fc.assert(
      fc.property(filings, arbitraryValue(requirement.value), others, (filing, value, read) => {
        const facts = factsOf(filing, today);
        const results = provinceCodes.map((province) => {
          const valueFor = (key: string): RuleValue | null => read[key] ?? null;
          return outcomeOf(requirement.check?.(value, facts, province, valueFor));
        });
        expect(new Set(results).size).toBe(1);
        const unrecorded = provinceCodes.map((province) =>
          outcomeOf(requirement.unrecorded?.(null, facts, province, () => null)),
        );
        expect(new Set(unrecorded).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  },
);

test("judging everywhere at once is judging in each province", () => {
  const books = arbitraryHistory().map((history) => compile(resolve(history, "2026-12-31", 100)));
  fc.assert(
    fc.property(books, filings, (book, filing) => {
      const apart = provinceCodes.map((province) => book.validate(filing, { today, province }));
      expect(book.validateEverywhere(filing, { today })).toEqual(apart);
    }),
    { numRuns: 20 },
  );
});

test("a requirement reads only the others that it declares, and they exist", () => {
  for (const { key, reads = [] } of requirements) {
    expect(reads).not.toContain(key);
    for (const other of reads) expect(findRequirement(other)).not.toBeNull();
  }
  const undeclared = defineRequirement({
    key: "undeclared",
    topic: "PROCESS",
    title: { zh: "未声明", en: "Undeclared" },
    description: { zh: "读取未声明的规则", en: "Reads what it doesn't declare" },
    appliesTo: ["ENTERPRISE"],
    value: boolean({ yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } }),
    check: (_value, _facts, _province, valueFor): CheckResult => ({
      status: valueFor("organisation-office-phone") === null ? "UNDECIDED" : "PASSED",
      findings: [],
    }),
  });
  const rule = { value: true, strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 1 } as const;
  const document = { ...rulebookExample({}), national: { undeclared: rule } };
  const book = compile(document, [undeclared]);
  expect(() => book.validate(read(organisation), { today, province: "ZJ" })).toThrow("organisation-office-phone");
});

test("provinces with the same rule but another value of what it reads are judged apart", () => {
  const branch = read({
    ...organisation,
    subject: { ...organisation.subject, isBranch: true },
    principal: { ...organisation.principal, isLegalRepresentative: false },
  });
  const book = compile(
    rulebookExample({
      CN: { "branch-principal": "HEAD_OFFICE_LEGAL_REP" },
      ZJ: { "principal-legal-representative": "MUST_BE_LEGAL_REP" },
      BJ: { "principal-legal-representative": "MAY_DIFFER" },
      TJ: { "principal-legal-representative": "MUST_BE_LEGAL_REP" },
    }),
  );
  const statuses = book
    .validateEverywhere(branch, { today, provinces: ["ZJ", "BJ", "TJ", "GD"] })
    .map(({ checks }) => checks.find(({ key }) => key === "branch-principal")?.status);
  expect(statuses).toEqual(["FAILED", "NOT_APPLICABLE", "FAILED", "UNDECIDED"]);
});

test("every finding is listed by its requirement, reads in both languages, and repeats nothing of the filing", () => {
  const books = arbitraryHistory(["CN"]).map((history) => compile(resolve(history, "2026-12-31", 100)));
  fc.assert(
    fc.property(books, filings, (book, filing) => {
      const { name, idNumber, mobile } = filing.principal;
      for (const { requirement, findings } of book.validate(filing, { today, province: "ZJ" }).checks) {
        for (const found of findings) {
          if (requirement) expect(requirement.findings).toContain(found.draft.kind);
          const words = [messageOf(found, "ZH"), remedyOf(found, "ZH"), messageOf(found, "EN"), remedyOf(found, "EN")];
          expect(words[0]).toMatch(/\p{Script=Han}.*。$/u);
          expect(words[2]).toMatch(/[a-z].*\.$/);
          for (const typed of [name, idNumber, mobile]) if (typed) expect(words.join(" ")).not.toContain(typed);
        }
      }
    }),
    { numRuns: 100 },
  );
});

function valueOfRequirement(key: string): fc.Arbitrary<RuleValue> {
  const requirement = findRequirement(key);
  if (!requirement) throw new Error(`no requirement ${key}`);
  return arbitraryValue(requirement.value);
}

function outcomeOf(result: CheckResult | undefined): string {
  return JSON.stringify([result?.status, result?.findings.map(({ kind, path, params }) => [kind.code, path, params])]);
}

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
