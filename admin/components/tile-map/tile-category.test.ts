import { expect, test } from "vitest";
import { letterOf, shownCategories } from "./tile-category.ts";

test("categories are told apart by a mark, whatever their colours", () => {
  const categories = Array.from({ length: 31 }, (_, index) => ({ key: `${index}`, label: `${index}` }));
  const shown = shownCategories([{ key: "none", label: "", tone: "empty" }, ...categories]);
  expect(new Set(shown.map(({ mark }) => mark)).size).toBe(32);
  expect(shown.slice(0, 3).map(({ mark, tone }) => [mark, tone])).toEqual([
    ["–", "empty"],
    ["A", "hue0"],
    ["B", "hue1"],
  ]);
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
] as const)("letter %i is %s", (index, letter) => {
  expect(letterOf(index)).toBe(letter);
});
