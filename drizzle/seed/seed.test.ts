import type { RuleContent } from "@beian/shared";
import { findRequirement, parseValue, provinceOf, requirements, sameContent } from "@beian/shared";
import { expect, test } from "vitest";
import { readSeed } from "../seed-file.ts";
import { seededCells, seededRevisions } from "./seeded-rulebook.example.ts";

const { files, sources } = readSeed();
const cells = seededCells();

test("every file is about a requirement of the catalogue, and the catalogue has a file each", () => {
  expect(files.map(({ requirement }) => requirement).toSorted()).toEqual(requirements.map(({ key }) => key).toSorted());
});

test.each(files)("$requirement: values fit, and notes are in both languages", ({ requirement: key }) => {
  const spec = findRequirement(key)?.value;
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
