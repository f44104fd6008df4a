import { expect, test } from "vitest";
import { contactCases } from "../validate/cases/contact.example.ts";
import { peopleCases } from "../validate/cases/people.example.ts";
import { processCases } from "../validate/cases/process.example.ts";
import { subjectCases } from "../validate/cases/subject.example.ts";
import { websiteCases } from "../validate/cases/website.example.ts";
import { fieldAt, filingField } from "./fields.ts";
import type { Field } from "./form-field.ts";
import { concerns } from "./form-field.ts";
import { parseFiling } from "./parse-filing.ts";
import { startingPoints } from "./starting-points.ts";
import type { FilingType, SubjectNature } from "./vocabulary.ts";
import { subjectNatures } from "./vocabulary.ts";

test("every field is found by its path, and nothing by any other", () => {
  const paths = leaves(filingField, []);
  expect(paths.length).toBeGreaterThan(55);
  for (const path of paths) expect(fieldAt(path)?.name).toBe(path.at(-1));
  expect(fieldAt(["principal", "shoeSize"])).toBeNull();
  expect(fieldAt(["principal", "name", "first"])).toBeNull();
});

test("what has to be given concerns every filing", () => {
  for (const path of leaves(filingField, [])) {
    const field = fieldAt(path);
    if (field?.required) expect([path, field.natures, field.filingTypes]).toEqual([path, null, null]);
  }
});

test("each nature and type is asked for its own fields", () => {
  const asked = (nature: SubjectNature, type: FilingType) =>
    leaves(filingField, [], nature, type).map((path) => path.join("."));
  expect(asked("INDIVIDUAL", "FIRST")).not.toContain("principal.isLegalRepresentative");
  expect(asked("INDIVIDUAL", "FIRST")).toContain("subject.certificate.hasResidenceProof");
  expect(asked("ENTERPRISE", "FIRST")).not.toContain("existing.certificateNumber");
  expect(asked("ENTERPRISE", "ADD_SITE")).toContain("existing.certificateNumber");
  expect(asked("SOLE_TRADER", "FIRST")).toContain("subject.hasSeal");
  expect(asked("ENTERPRISE", "FIRST")).not.toContain("subject.hasSeal");
});

test("whatever is found in a filing is found at a field that its form asks for", () => {
  const cases = [...subjectCases, ...peopleCases, ...contactCases, ...websiteCases, ...processCases];
  const asked = cases.flatMap(([situation, , filing, expected]) =>
    expected.map((found) => {
      const path = found.split(" ")[2]?.split(".") ?? [];
      const fields = path.map((_, depth) => fieldAt(path.slice(0, depth + 1)));
      const all = fields.every((field) => field && concerns(field, filing.subject.nature, filing.type ?? "FIRST"));
      return all ? null : `${situation}: ${found}`;
    }),
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((trouble) => trouble !== null)).toEqual([]);
});

test.each(startingPoints)("the starting point $key is a filing of its province", ({ filing }) => {
  for (const province of ["BJ", "ZJ", "XJ"] as const) {
    const parsed = parseFiling(filing(province));
    expect(parsed.ok).toBe(true);
  }
});

test("there is a starting point for each nature", () => {
  const natures = startingPoints.map(({ filing }) => filing("BJ").subject.nature);
  expect(subjectNatures.filter((nature) => !natures.includes(nature))).toEqual([]);
});

function leaves(field: Field, path: readonly string[], nature?: SubjectNature, type?: FilingType): string[][] {
  if (field.shape.kind !== "OBJECT") return [[...path]];
  return field.shape.fields
    .filter((inner) => nature === undefined || type === undefined || concerns(inner, nature, type))
    .flatMap((inner) => leaves(inner, [...path, inner.name], nature, type));
}
