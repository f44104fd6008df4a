import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedCatalogue } from "../catalogue/shipped.ts";
import { provinceCodes } from "../provinces.ts";
import { arbitraryDay, arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import type { Rule } from "../rulebook/rule.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import { cellGroups, compareProvinces, differenceOf, groupByValue, saysTheSame } from "./compare.ts";

const { requirements } = shippedCatalogue;

const twoProvinces = fc.tuple(fc.constantFrom(...provinceCodes), fc.constantFrom(...provinceCodes));
const few = arbitraryHistory(["CN", "BJ", "ZJ"]);

test("a difference read from the other side is the same with its sides changed", () => {
  fc.assert(
    fc.property(few, twoProvinces, arbitraryDay, arbitraryDay, (history, [one, other], day, otherDay) => {
      const from = rulesOf(resolve(history, day, 100), one, requirements);
      const to = rulesOf(resolve(history, otherDay, 100), other, requirements);
      const turned = differenceOf(to, from, requirements).map(({ requirement, from: a, to: b }) => ({
        requirement,
        from: b,
        to: a,
      }));
      expect(differenceOf(from, to, requirements)).toEqual(turned);
      expect(differenceOf(from, from, requirements)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("the order of provinces changes no group and no count", () => {
  fc.assert(
    fc.property(few, arbitraryDay, (history, day) => {
      const document = resolve(history, day, 100);
      const rows = compareProvinces(document, provinceCodes, requirements);
      const turned = compareProvinces(document, provinceCodes.toReversed(), requirements);
      expect(turned.map(({ distinct }) => distinct)).toEqual(rows.map(({ distinct }) => distinct));
      for (const { cells, distinct } of rows) {
        const groups = groupByValue(cells);
        expect(groups).toHaveLength(distinct);
        expect(groups.flatMap(({ indices }) => indices).toSorted((a, b) => a - b)).toEqual([...cells.keys()]);
      }
    }),
    { numRuns: 30 },
  );
});

test("an empty cell is a value of its own, and so is an advised rule beside an enforced one", () => {
  const enforced = rulebookExample({ BJ: { "house-number": "REQUIRED" }, ZJ: { "house-number": "REQUIRED" } });
  const advised = rulebookExample({ TJ: { "house-number": "REQUIRED" } }, "ADVISED");
  const document = { ...enforced, provinces: { ...enforced.provinces, ...advised.provinces } };
  const row = compareProvinces(document, ["BJ", "GD", "ZJ", "TJ", "HE"], requirements).find(
    ({ requirement }) => requirement.key === "house-number",
  );
  expect(row?.distinct).toBe(3);
  expect(groupByValue(row?.cells ?? []).map(({ indices }) => indices)).toEqual([[0, 2], [1, 4], [3]]);
});

test("the groups of a row hold every cell once, in the order of values, and tell notes and origins apart", () => {
  fc.assert(
    fc.property(few, arbitraryDay, (history, day) => {
      for (const row of compareProvinces(resolve(history, day, 100), ["BJ", "ZJ", "GD"], requirements)) {
        const groups = cellGroups(row);
        expect(groups.flatMap(({ indices }) => indices).toSorted()).toEqual([0, 1, 2]);
        for (const { rule, indices } of groups)
          for (const index of indices) expect(contentAndOrigin(row.cells[index])).toEqual(contentAndOrigin(rule));
        const says = groups.map(({ rule }) => rule);
        const repeats = says.filter((rule, index) => index > 0 && saysTheSame(rule, says[index - 1] ?? null));
        expect(groups.length - repeats.length).toBe(row.distinct);
      }
    }),
    { numRuns: 30 },
  );
});

test("groups follow the catalogue's order, with nothing recorded at the end", () => {
  const document = rulebookExample({
    BJ: { "individual-minimum-age": 18 },
    TJ: { "individual-minimum-age": 16 },
    ZJ: { "individual-minimum-age": 18 },
  });
  const row = compareProvinces(document, ["BJ", "GD", "ZJ", "TJ"], requirements).find(
    ({ requirement }) => requirement.key === "individual-minimum-age",
  );
  expect(row && cellGroups(row).map(({ rule, indices }) => [rule?.value ?? null, indices])).toEqual([
    [16, [3]],
    [18, [0, 2]],
    [null, [1]],
  ]);
});

function contentAndOrigin(rule: Rule | null | undefined): unknown {
  return rule && [rule.value, rule.strictness, rule.noteZh ?? "", rule.noteEn ?? "", rule.origin];
}
