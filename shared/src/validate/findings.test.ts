import { describe, expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { parseFiling } from "../filing/parse-filing.ts";
import type { FilingInput } from "../filing/schema.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { organisation, outside } from "./cases/case.ts";
import { contactCases } from "./cases/contact.example.ts";
import { peopleCases } from "./cases/people.example.ts";
import { processCases } from "./cases/process.example.ts";
import { subjectCases } from "./cases/subject.example.ts";
import { universalCases } from "./cases/universal.example.ts";
import { websiteCases } from "./cases/website.example.ts";
import { compile } from "./compile.ts";
import { universalChecks } from "./universal/registry.ts";
import { messageOf } from "./verdict.ts";

const { requirements } = shippedCatalogue;

const today = "2026-11-24";

const topics = [
  { topic: "universal", cases: universalCases },
  { topic: "subject", cases: subjectCases },
  { topic: "people", cases: peopleCases },
  { topic: "contact", cases: contactCases },
  { topic: "website", cases: websiteCases },
  { topic: "process", cases: processCases },
];

describe.each(topics)("$topic", ({ cases }) => {
  test.each(cases)("%s", (_, rules, filing, expected) => {
    const { findings } = compile(rulebookExample({ ZJ: rules }), requirements).validate(read(filing), {
      today,
      province: "ZJ",
    });
    const found = findings.map(({ severity, draft }) => `${severity} ${draft.kind.code} ${draft.path.join(".")}`);
    expect(found).toEqual(expected);
  });

  test.each(cases.filter(([, rules, , expected]) => Object.keys(rules).length > 0 && expected.length > 0))(
    "%s: what breaks a rule is a warning where the rule is advised",
    (_, rules, filing) => {
      const book = compile(rulebookExample({ ZJ: rules }, "ADVISED"), requirements);
      const { findings } = book.validate(read(filing), { today, province: "ZJ" });
      const byRule = findings.filter(({ rule, draft }) => rule !== null && draft.kind.severity === "BY_RULE");
      for (const { severity } of byRule) expect(severity).not.toBe("ERROR");
    },
  );
});

test("every kind of finding arises in some case", () => {
  const cases = topics.flatMap((topic) => topic.cases);
  const arising = new Set(cases.flatMap(([, , , expected]) => expected.map((found) => found.split(" ")[1])));
  const ruled = new Set(cases.flatMap(([, rules]) => Object.keys(rules)));
  const kinds = [...universalChecks, ...requirements.filter(({ key }) => ruled.has(key))].flatMap(
    (one) => one.findings ?? [],
  );
  expect(kinds.map(({ code }) => code).filter((code) => !arising.has(code))).toEqual([]);
});

test("a check without a rule is never passed or failed, and its findings name no rule", () => {
  const filing = read({
    ...organisation,
    principal: { ...organisation.principal, phoneSharedWithOtherSubjects: true },
  });
  const { checks } = compile(rulebookExample({}), requirements).validate(filing, { today, province: "ZJ" });
  const unruled = checks.filter(({ requirement, rule }) => requirement && !rule);
  expect(unruled.length).toBeGreaterThan(20);
  for (const { status, findings } of unruled) {
    expect(["UNDECIDED", "NOT_APPLICABLE"]).toContain(status);
    for (const { rule } of findings) expect(rule).toBeNull();
  }
});

test("a filing whose address names no province is judged in none unless one is asked for", () => {
  const lost = {
    ...organisation.subject,
    certificate: { ...organisation.subject.certificate, address: "某某大厦 3 层" },
  };
  const filing = read({ ...organisation, subject: lost });
  const book = compile(
    rulebookExample({ CN: { "organisation-filing-province": "CERTIFICATE_PROVINCE_ONLY" } }),
    requirements,
  );
  const unknown = book.validate(filing, { today });
  expect(unknown.province).toBeNull();
  expect(unknown.findings.map(({ draft }) => draft.kind.code)).toEqual(["PROVINCE_UNKNOWN"]);
  expect(book.validate(filing, { today, province: "ZJ" }).findings).toEqual([]);
});

test("the province is that of the certificate's address unless another is asked for", () => {
  const subject = { ...organisation.subject, certificate: { ...organisation.subject.certificate, address: outside } };
  const book = compile(rulebookExample({}), requirements);
  expect(book.validate(read({ ...organisation, subject }), { today }).province).toBe("JS");
  expect(book.validate(read({ ...organisation, subject }), { today, province: "ZJ" }).province).toBe("ZJ");
});

test("where the calendar doesn't reach, the message says of which year holidays aren't known", () => {
  const certificate = { ...organisation.subject.certificate, registeredOn: "2039-12-30" };
  const filing = read({
    ...organisation,
    subject: { ...organisation.subject, certificate },
    submittedOn: "2040-01-03",
  });
  const book = compile(rulebookExample({ CN: { "certificate-sync-days": 7 } }), requirements);
  const [found] = book.validate(filing, { today, province: "ZJ" }).findings;
  expect(found && messageOf(found, "ZH")).toContain("2040 年的节假日安排未知");
  expect(found && messageOf(found, "EN")).toContain("public holidays of 2040");
});

function read(input: FilingInput) {
  const parsed = parseFiling(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.filing;
}
