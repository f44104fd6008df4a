import {
  applyEdits,
  type Field,
  filingField,
  filingTypes,
  parseFiling,
  startingPoints,
  subjectNatures,
} from "@beian/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  askedFields,
  beyondForm,
  draftOfFiling,
  emptyDraft,
  filingOfDraft,
  type TypedFiling,
  withField,
} from "./filing-draft.ts";

const nature = fc.constantFrom(...subjectNatures);
const type = fc.constantFrom(...filingTypes);

test("what was put into any field comes back from the filing that the form makes of it", () => {
  fc.assert(
    fc.property(
      nature.chain((n) => type.chain((t) => drafts(n, t))),
      (draft) => {
        const filing = filingOfDraft(filingField, draft);
        expect(filingOfDraft(filingField, draftOfFiling(filingField, filing))).toEqual(filing);
        expect(parseFiling(filingOfDraft(filingField, draftOfFiling(filingField, filing)))).toEqual(
          parseFiling(filing),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test.each(startingPoints)("the starting point $key goes through the form unchanged", ({ filing }) => {
  const parsed = parseFiling(filing("ZJ"));
  expect(parsed.ok).toBe(true);
  expect(parseFiling(filingOfDraft(filingField, draftOfFiling(filingField, filing("ZJ"))))).toEqual(parsed);
});

test("what no longer concerns the filing stays in the form and out of the filing", () => {
  const draft = {
    ...draftOfFiling(filingField, startingPoints[1]?.filing("ZJ")),
    "principal.isLegalRepresentative": true,
  };
  const individual = { ...draft, "subject.nature": "INDIVIDUAL" };
  expect(filingOfDraft(filingField, individual).principal).not.toHaveProperty("isLegalRepresentative");
  expect(filingOfDraft(filingField, { ...individual, "subject.nature": "ENTERPRISE" })).toEqual(
    filingOfDraft(filingField, draft),
  );
});

test("an empty form is a filing of which everything is missing, and says so", () => {
  const parsed = parseFiling(filingOfDraft(filingField, emptyDraft));
  const problems = parsed.ok ? [] : parsed.problems;
  expect(problems.map(({ path }) => path.join(".")).sort()).toEqual([
    "principal.mobile",
    "principal.name",
    "subject.certificate.address",
    "subject.certificate.number",
    "subject.name",
  ]);
  expect(problems.map(({ message }) => message.en)).toEqual(Array(5).fill("required"));
});

test("what a filing holds beyond its form stays in it, until the form asks for it", () => {
  const filing = {
    ...startingPoints[0]?.filing("ZJ"),
    existing: { siteCount: 3, principalIdAddressChanged: false },
    ofAnotherVersion: { note: "x" },
  };
  const draft = draftOfFiling(filingField, filing);
  const beyond = beyondForm(filingField, filing);
  expect(beyond).toEqual({ existing: { siteCount: 3 }, ofAnotherVersion: { note: "x" } });
  expect(filingOfDraft(filingField, draft, beyond)).toEqual({ ...filing, existing: { siteCount: 3 } });
  const adding = withField(withField(draft, ["type"], "ADD_SITE"), ["existing", "siteCount"], "4");
  expect(filingOfDraft(filingField, adding, beyond)).toMatchObject({ existing: { siteCount: 4 } });
  expect(filingOfDraft(filingField, withField(adding, ["existing", "siteCount"], ""), beyond)).not.toHaveProperty(
    "existing",
  );
});

test("lists are a line an item, and numbers numbers", () => {
  const draft = {
    ...emptyDraft,
    "website.domain": "example.cn",
    "website.managerOfOrganisations": " 甲公司\n\n乙公司 ",
    "website.sitesInFiling": "3",
  };
  expect(filingOfDraft(filingField, draft).website).toEqual({
    domain: "example.cn",
    managerOfOrganisations: ["甲公司", "乙公司"],
    sitesInFiling: 3,
  });
  const edited = applyEdits(filingOfDraft(filingField, draft), [
    { path: ["website", "managerOfOrganisations"], to: [] },
  ]);
  expect(draftOfFiling(filingField, edited)["website.managerOfOrganisations"]).toBe("");
});

/** Drafts of a nature and type with something in every field that is asked for, or nothing. */
function drafts(subjectNature: string, filingType: string): fc.Arbitrary<TypedFiling> {
  const chosen = { "subject.nature": subjectNature, type: filingType };
  const fields = askedFields(filingField, chosen).map(({ path, field }) => [path.join("."), inField(field)] as const);
  return fc
    .record(Object.fromEntries(fields), { requiredKeys: [] })
    .map((draft) => ({ ...emptyDraft, ...draft, ...chosen }));
}

function inField({ shape }: Field): fc.Arbitrary<string | boolean> {
  switch (shape.kind) {
    case "FLAG":
      return fc.boolean();
    case "ENUM":
      return fc.constantFrom(...shape.options.map(({ key }) => key));
    case "INTEGER":
      return fc.nat({ max: 100 }).map(String);
    case "DATE":
      return fc.constantFrom("2026-11-24", "2026-02-30", "");
    case "LIST":
      return fc.array(fc.constantFrom("甲公司", " 乙 ", "")).map((lines) => lines.join("\n"));
    default:
      return fc.constantFrom("张三", "13800000001", "  ", "x".repeat(600));
  }
}
