import fc from "fast-check";
import { expect, test } from "vitest";
import { catalogueOf } from "../catalogue/catalogue.ts";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import type { Definition } from "../definition/definition.ts";
import { filingFacts } from "../facts/registry.ts";
import { answerTo } from "../filing/answers.ts";
import { factsOf } from "../filing/facts.ts";
import { arbitraryFilingInput } from "../filing/filing.arbitrary.ts";
import type { Changes } from "../filing/filing.example.ts";
import { altered, organisationExample } from "../filing/filing.example.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { FilingInput } from "../filing/schema.ts";
import { arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import type { RuleValue } from "../values/value-spec.ts";
import { compile } from "./compile.ts";
import { openQuestionsOf } from "./open-questions.ts";
import { isComplete, isPass } from "./verdict.ts";

const today = "2026-11-24";
const text = { zh: "文字", en: "words" };
const base: Definition = {
  key: "custom-asking",
  topic: "SUBJECT",
  title: text,
  description: text,
  appliesTo: ["ENTERPRISE"],
  value: { type: "BOOLEAN", yes: text, no: text },
};

type Rows = readonly string[];

/** What a rule of these rows leaves open: fields by path, and whether the verdict is complete. */
function asked(rows: Rows, changes: Changes<FilingInput>, strictness: "ENFORCED" | "ADVISED" = "ENFORCED") {
  const { requirements } = catalogueOf([
    { ...base, rows: rows.map((when) => ({ when, then: when.endsWith("|| true") ? "UNDECIDED" : "PASSED" })) },
  ]);
  const record = { value: true as RuleValue, strictness, effectiveFrom: "2020-01-01", revision: 1 };
  const national = { [base.key]: record };
  const book = compile({ format: 1, knownAt: null, national, provinces: {}, takeovers: {} }, requirements);
  const filing = read(altered(organisationExample, changes));
  const verdict = book.validate(filing, { today, province: "ZJ" });
  const open = openQuestionsOf(filing, verdict, book.rules("ZJ"));
  return [open.map(({ path }) => path.join(".")), isComplete(verdict), isPass(verdict)];
}

const age = "principal.age >= 18";
const legal = "principal.isLegalRepresentative";

test.each<[string, Rows, Changes<FilingInput>, readonly string[]]>([
  ["a fact that isn't told is asked for at its field", [age, "true"], {}, ["principal.idNumber"]],
  [
    "only what could still decide is asked for",
    [`(${legal} && website.sitesInFiling > 1) || ${age}`, "true"],
    { principal: { isLegalRepresentative: false } },
    ["principal.idNumber"],
  ],
  [
    "both where either could decide",
    ['website.sitesInFiling > 1 && website.domain == "a.cn"', "true"],
    {},
    ["website.sitesInFiling", "website.domain"],
  ],
  [
    "a row that says that it can't be told asks for what it looked for",
    ["has(website.domain)", "!has(website.domain) || true"],
    {},
    ["website.domain"],
  ],
  [
    "a row further down, once those above are false",
    [`!${legal}`, "website.sitesInFiling > 1", "true"],
    {},
    ["website.sitesInFiling"],
  ],
  [
    "the part of a choice that is taken",
    [`(${legal} ? website.sitesInFiling : website.domainExpiresOn == on ? 1 : 2) > 1`, "true"],
    {},
    ["website.sitesInFiling"],
  ],
  [
    "what was told, where nothing can be made of it",
    ['subject.certificate.province == "ZJ"', "true"],
    { subject: { certificate: { address: "某地" } } },
    ["subject.certificate.address"],
  ],
  [
    "the list, where items are asked for something",
    ['website.managerOfOrganisations.exists(one, one == "a")', "true"],
    {},
    ["website.managerOfOrganisations"],
  ],
])("%s", (_, rows, changes, expected) => {
  expect(asked(rows, changes)).toEqual([expected, false, false]);
});

test("what is decided, only advised, or not recorded leaves nothing open", () => {
  expect(asked(["true"], {})).toEqual([[], true, true]);
  expect(asked([age, "true"], {}, "ADVISED")).toEqual([[], true, true]);
  const nowhere = compile({ format: 1, knownAt: null, national: {}, provinces: {}, takeovers: {} }, []);
  expect(isComplete(nowhere.validate(read(organisationExample), { today, province: "ZJ" }))).toBe(true);
});

test("a filing in no province is never complete", () => {
  const book = compile({ format: 1, knownAt: null, national: {}, provinces: {}, takeovers: {} }, []);
  const address = { subject: { certificate: { address: "某地" } } };
  const verdict = book.validate(read(altered(organisationExample, address)), { today });
  expect([verdict.province, isComplete(verdict), isPass(verdict)]).toEqual([null, false, false]);
});

test("what is asked for isn't told or can't be read, and is asked for by what is open", () => {
  const { requirements } = shippedCatalogue;
  const books = arbitraryHistory(["CN"]).map((history) => compile(resolve(history, "2026-12-31", 100), requirements));
  fc.assert(
    fc.property(books, arbitraryFilingInput().map(read), (book, filing) => {
      const facts = factsOf(filing, today);
      const verdict = book.validate(filing, { today, province: "ZJ" });
      const open = openQuestionsOf(filing, verdict, book.rules("ZJ"));
      if (isComplete(verdict)) expect(open).toEqual([]);
      for (const { requirement, path, title } of open) {
        const check = verdict.checks.find(({ key }) => key === requirement.key);
        expect([check?.status, check?.rule?.strictness]).toEqual(["UNDECIDED", "ENFORCED"]);
        expect(title.zh).toMatch(/\p{Script=Han}/u);
        if (path[0] === "answers") {
          const own = requirement.facts?.find((fact) => path[1] === `${requirement.key}/${fact.key}`);
          expect(own?.title).toEqual(title);
          expect(answerTo(filing.answers, path[1] ?? "")).toBeUndefined();
          continue;
        }
        const said = [...filingFacts.values()].filter((fact) => fact.path.join() === path.join());
        expect(said.length).toBeGreaterThan(0);
        expect(said.some((fact) => fact.read(facts) === undefined || fact.type.kind === "TEXT")).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
