import { provinceCodes } from "@beian/shared";
import { expect, test } from "vitest";
import { placeOf, readingOrder, tileFrom } from "./tile-places.ts";

test("every province has one tile, and no two share a place", () => {
  expect(readingOrder.toSorted()).toEqual([...provinceCodes].sort());
  const places = provinceCodes.map(placeOf).map(({ row, column }) => `${row}/${column}`);
  expect(new Set(places).size).toBe(31);
  expect(places.every((place) => /^[1-9]\/[1-8]$/.test(place))).toBe(true);
});

test.each([
  ["BJ", "ArrowDown", "HE"],
  ["HE", "ArrowRight", "TJ"],
  ["HL", "ArrowUp", "HL"],
  ["HL", "ArrowRight", "NM"],
  ["HI", "ArrowDown", "HI"],
  ["GD", "ArrowDown", "HI"],
  ["XZ", "ArrowUp", "XJ"],
  ["GD", "Home", "HL"],
  ["GD", "End", "HI"],
] as const)("from %s, %s leads to %s", (code, key, expected) => {
  expect(tileFrom(code, key)).toBe(expected);
});

test("right from the first tile reaches all others, and left leads back", () => {
  let code = tileFrom("GD", "Home");
  const way = [code];
  while (tileFrom(code, "ArrowRight") !== code) {
    code = tileFrom(code, "ArrowRight");
    way.push(code);
  }
  expect(way).toEqual(readingOrder);
  for (const expected of readingOrder.toReversed()) {
    expect(code).toBe(expected);
    code = tileFrom(code, "ArrowLeft");
  }
});
