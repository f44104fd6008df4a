import { readFileSync } from "node:fs";
import type { RuleContent } from "@beian/shared";
import { parseValue, provinceOf, sameContent, shippedCatalogue } from "@beian/shared";
import { expect, test } from "vitest";
import { readSeed, schemaFile, seedFileJsonSchema, seedFileSchema } from "../seed-file.ts";
import { seededCells, seededRevisions } from "./seeded-rulebook.example.ts";

const { files, sources } = readSeed();
const cells = seededCells();

test("every file is about a requirement of the catalogue, and the catalogue has a file each", () => {
  expect(files.map(({ requirement }) => requirement).toSorted()).toEqual(
    shippedCatalogue.requirements.map(({ key }) => key).toSorted(),
  );
});

test.each(files)("$requirement: values fit, and notes are in both languages", ({ requirement: key }) => {
  const spec = shippedCatalogue.find(key)?.value;
  for (const { value, noteZh, noteEn } of cells
    .filter((cell) => cell.requirement === key)
    .flatMap(({ entries }) => entries)) {
    if (value !== null && spec) expect(parseValue(spec, value)).toMatchObject({ ok: true });
    expect(noteZh === undefined).toBe(noteEn === undefined);
    if (noteZh !== undefined) expect(noteZh).toMatch(/\p{Script=Han}.*。$/u);
    if (noteEn !== undefined) expect(noteEn).toMatch(/[a-z].*\.$/);
  }
});

test("no entry says what the one before it says, and none begins by handing back", () => {
  const before = new Map<string, RuleContent | null>();
  for (const { layer, requirement, content, effectiveFrom } of seededRevisions()) {
    const cell = `${requirement} in ${layer}`;
    expect(sameContent(content, before.get(cell) ?? null), `${cell} from ${effectiveFrom}`).toBe(false);
    before.set(cell, content);
  }
});

test("every source has a title, and those of a province name it", () => {
  for (const [id, { title }] of Object.entries(sources)) {
    const code = /^province-page-([a-z]{2})/.exec(id)?.[1]?.toUpperCase();
    if (code) expect(title).toContain(provinceOf(code as Parameters<typeof provinceOf>[0]).name.zh);
  }
});

const about = {
  $schema: "./requirement.schema.json",
  requirement: "house-number",
  place: 10,
  definition: files.find(({ requirement }) => requirement === "house-number")?.definition,
};
const entry = { effectiveFrom: "2020-01-01", value: true, strictness: "ENFORCED", sources: [{ id: "faq-subject" }] };

test.each([
  ["entries out of order", { national: [{ ...entry, effectiveFrom: "2021-01-01" }, entry] }],
  ["two entries of one date", { national: [entry, entry] }],
  ["no entry", { national: [] }],
  ["a day that the calendar lacks", { national: [{ ...entry, effectiveFrom: "2021-02-29" }] }],
  ["no source", { national: [{ ...entry, sources: [] }] }],
  ["a strictness that isn't one", { national: [{ ...entry, strictness: "STRICT" }] }],
  ["a province that isn't one", { provinces: { TW: [entry] } }],
  ["a field that isn't one", { national: [{ ...entry, note: "x" }] }],
])("a file is refused for %s", (_, content) => {
  expect(seedFileSchema.safeParse({ ...about, ...content }).success).toBe(false);
});

test("editors know the form that files are read by", () => {
  const committed = readFileSync(new URL(`./${schemaFile}`, import.meta.url), "utf8");
  expect(JSON.parse(committed), "run node drizzle/write-schema.ts").toEqual(JSON.parse(seedFileJsonSchema()));
});

test.each(files.map(({ requirement }) => requirement))("%s is of the form, its definition too", (requirement) => {
  const file = JSON.parse(readFileSync(new URL(`./${requirement}.json`, import.meta.url), "utf8"));
  expect(seedFileSchema.safeParse(file).error).toBeUndefined();
});

test("a file with a default and one province is taken", () => {
  const later = { ...entry, effectiveFrom: "2021-01-01", value: null };
  const file = { ...about, national: [entry], provinces: { BJ: [entry, later] } };
  expect(seedFileSchema.parse(file)).toEqual(file);
});
