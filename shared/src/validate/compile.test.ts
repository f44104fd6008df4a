import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { plainlyJudged } from "../engine/plain-judge.example.ts";
import { factsOf } from "../filing/facts.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { Filing, FilingInput } from "../filing/schema.ts";
import type { CheckResult } from "../findings/check-result.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import type { Rule } from "../rulebook/rule.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { arbitraryValue } from "../values/value.arbitrary.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { organisation } from "./cases/case.ts";
import type { CompiledRulebook } from "./compile.ts";
import { compile } from "./compile.ts";
import { universalChecks } from "./universal/registry.ts";
import type { Check, Finding, Verdict } from "./verdict.ts";
import { isComplete, messageOf, remedyOf } from "./verdict.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";
const filings = arbitraryFilingInput().map(read);

const judged = requirements.filter(({ judging }) => judging);

test.each(judged.filter(({ judging }) => !judging?.looksAtProvince))(
  "$key comes out alike in all provinces with the same values",
  (requirement) => {
    const others = fc.record(
      Object.fromEntries((requirement.judging?.reads ?? []).map((key) => [key, valueOfRequirement(key)])),
    );
    const values = fc.option(arbitraryValue(requirement.value));
    fc.assert(
      fc.property(filings, values, others, (filing, value, read) => {
        const facts = factsOf(filing, today);
        const valueFor = (key: string): RuleValue | null => read[key] ?? null;
        const results = provinceCodes.map((province) =>
          outcomeOf(plainlyJudged(requirement, { value, province, valueFor })(facts)),
        );
        expect(new Set(results).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  },
);

/** By one book, or one that follows another that has judged already; with gaps, and rules that are advised only. */
const books = fc
  .tuple(
    fc.oneof(
      arbitraryHistory(),
      arbitraryHistory(
        ["CN", "BJ", "ZJ"],
        judged.map(({ key }) => key),
      ),
    ),
    fc.option(
      arbitraryHistory(
        ["CN", "BJ", "ZJ"],
        judged.map(({ key }) => key),
      ),
    ),
    filings,
  )
  .map(([history, more, filing]) => {
    const first = compile(resolve(history, "2026-12-31", 100), requirements);
    if (!more) return first;
    first.validateEverywhere(filing, { today });
    const whole = [...history, ...more.slice(0, 20).map((one, at) => ({ ...one, id: history.length + at + 1 }))];
    return compile(resolve(whole, "2026-12-31", 100), requirements, first);
  });

test("judging everywhere at once, in one province and for outcomes alone is judging rule by rule", () => {
  fc.assert(
    fc.property(books, filings, fc.subarray([...provinceCodes]), (book, filing, some) => {
      const apart = provinceCodes.map((province) => ruleByRule(book, filing, province));
      expect(book.validateEverywhere(filing, { today })).toEqual(apart);
      expect(provinceCodes.map((province) => book.validate(filing, { today, province }))).toEqual(apart);
      expect(book.validateEverywhere(filing, { today, provinces: some })).toEqual(
        some.map((province) => apart[provinceCodes.indexOf(province)]),
      );
      expect(book.outcomesEverywhere(filing, { today })).toEqual(apart.map(({ outcome }) => outcome));
      const upshots = apart.map((verdict) => ({ outcome: verdict.outcome, isComplete: isComplete(verdict) }));
      expect(book.upshotsEverywhere(filing, { today })).toEqual(upshots);
      expect(book.outcomesEverywhere(filing, { today, provinces: some })).toEqual(
        book.validateEverywhere(filing, { today, provinces: some }).map(({ outcome }) => outcome),
      );
    }),
    { numRuns: 30 },
  );
});

test("one filing's verdict is untouched by the next one's", () => {
  const book = compile(rulebookExample({ CN: { "organisation-office-phone": "LANDLINE_ONLY" } }), requirements);
  const missing = read({ ...organisation, principal: { ...organisation.principal, officePhone: undefined } });
  const before = book.validateEverywhere(missing, { today });
  const told = () => JSON.stringify(before.map(({ outcome, checks }) => [outcome, checks.map(({ status }) => status)]));
  const first = told();
  book.validateEverywhere(read(organisation), { today });
  expect(told()).toBe(first);
  expect(book.validateEverywhere(read(organisation), { today })[0]?.outcome).toBe("PASSES");
});

test("a requirement reads others, and they exist", () => {
  for (const { key, judging } of judged) {
    expect(judging?.reads).not.toContain(key);
    for (const other of judging?.reads ?? []) expect(shippedCatalogue.find(other)).not.toBeNull();
  }
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
    requirements,
  );
  const statuses = book
    .validateEverywhere(branch, { today, provinces: ["ZJ", "BJ", "TJ", "GD"] })
    .map(({ checks }) => checks.find(({ key }) => key === "branch-principal")?.status);
  expect(statuses).toEqual(["FAILED", "NOT_APPLICABLE", "FAILED", "UNDECIDED"]);
});

test("every finding is listed by its requirement, reads in both languages, and repeats nothing of the filing", () => {
  const books = arbitraryHistory(["CN"]).map((history) => compile(resolve(history, "2026-12-31", 100), requirements));
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
  const requirement = shippedCatalogue.find(key);
  if (!requirement) throw new Error(`no requirement ${key}`);
  return arbitraryValue(requirement.value);
}

function outcomeOf(result: CheckResult | undefined): string {
  return JSON.stringify([result?.status, result?.findings.map(({ kind, path, params }) => [kind.code, path, params])]);
}

/** The definition, without anything shared or made beforehand. */
function ruleByRule(book: CompiledRulebook, filing: Filing, province: ProvinceCode): Verdict {
  const facts = factsOf(filing, today);
  const rules = book.rules(province);
  const lineOf = (key: string, requirement: Requirement | null, rule: Rule | null, result: CheckResult): Check => {
    const broken = result.status === "FAILED" ? rule : null;
    const findings = result.findings.map((draft): Finding => {
      const { severity } = draft.kind;
      const byRule = broken?.strictness === "ADVISED" ? "WARNING" : "ERROR";
      return {
        key: `${key}/${draft.kind.code}`,
        draft,
        severity: severity === "BY_RULE" ? byRule : severity,
        rule: broken,
      };
    });
    return { key, requirement, rule, status: result.status, findings };
  };
  const lines = judged.map((requirement) => {
    const rule = rules.get(requirement.key) ?? null;
    const valueFor = (key: string) => rules.get(key)?.value ?? null;
    const { nature } = filing.subject;
    const concerns =
      requirement.appliesTo.includes(nature) && (requirement.filingTypes ?? [filing.type]).includes(filing.type);
    const result: CheckResult = concerns
      ? plainlyJudged(requirement, { value: rule?.value ?? null, province, valueFor })(facts)
      : { status: "NOT_APPLICABLE", findings: [] };
    return lineOf(requirement.key, requirement, rule, result);
  });
  const checks = [...universalChecks.map(({ key, check }) => lineOf(key, null, null, check(facts))), ...lines];
  const findings = checks.flatMap((check) => check.findings);
  const severities = findings.map(({ severity }) => severity);
  const outcome = severities.includes("ERROR")
    ? "FAILS"
    : severities.includes("WARNING")
      ? "NEEDS_ATTENTION"
      : "PASSES";
  return { province, outcome, on: facts.on, findings, checks };
}

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
