import fc from "fast-check";
import { expect, test } from "vitest";
import { provinceCodes } from "../provinces.ts";
import { arbitraryDay, arbitraryHistory } from "../rulebook/history.arbitrary.ts";
import { resolve } from "../rulebook/resolve.ts";
import { rulebookExample } from "../rulebook/rulebook.example.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import { compareProvinces, differenceOf, groupByValue } from "./compare.ts";

const twoProvinces = fc.tuple(fc.constantFrom(...provinceCodes), fc.constantFrom(...provinceCodes));
const few = arbitraryHistory(["CN", "BJ", "ZJ"]);

test("a difference read from the other side is the same with its sides changed", () => {
  fc.assert(
    fc.property(few, twoProvinces, arbitraryDay, arbitraryDay, (history, [one, other], day, otherDay) => {
      const from = rulesOf(resolve(history, day, 100), one);
      const to = rulesOf(resolve(history, otherDay, 100), other);
      const turned = differenceOf(to, from).map(({ requirement, from: a, to: b }) => ({ requirement, from: b, to: a }));
      expect(differenceOf(from, to)).toEqual(turned);
      expect(differenceOf(from, from)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("the order of provinces changes no group and no count", () => {
  fc.assert(
    fc.property(few, arbitraryDay, (history, day) => {
      const document = resolve(history, day, 100);
      const rows = compareProvinces(document, provinceCodes);
      const turned = compareProvinces(document, provinceCodes.toReversed());
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
  const row = compareProvinces(document, ["BJ", "GD", "ZJ", "TJ", "HE"]).find(
    ({ requirement }) => requirement.key === "house-number",
  );
  expect(row?.distinct).toBe(3);
  expect(groupByValue(row?.cells ?? []).map(({ indices }) => indices)).toEqual([[0, 2], [1, 4], [3]]);
});
