import { provinceCodes, provinces } from "@beian/shared";
import { expect, test } from "vitest";
import { matchesSearch, searchKeysOf } from "./province-search.ts";

const found = (query: string) => provinceCodes.filter((code) => matchesSearch(searchKeysOf(code), query));

test.each([
  ["浙江", ["ZJ"]],
  ["浙", ["ZJ"]],
  ["浙江省", ["ZJ"]],
  ["zj", ["ZJ"]],
  ["ZJ", ["ZJ"]],
  ["ｚｊ", ["ZJ"]],
  ["zhe jiang", ["ZJ"]],
  ["nmg", ["NM"]],
  ["neimeng", ["NM"]],
  ["inner mongolia", ["NM"]],
  ["xizang", ["XZ"]],
  ["Tibet", ["XZ"]],
  ["shanxi", ["SX", "SN"]],
  ["shaanxi", ["SN"]],
  ["蜀", ["SC"]],
  ["33", ["ZJ"]],
  ["330106", ["ZJ"]],
  ["3", ["SH", "JS", "ZJ", "AH", "FJ", "JX", "SD"]],
  ["台湾", []],
  ["江", ["JS", "JX"]],
])("%s finds %s", (query, codes) => {
  expect(found(query)).toEqual(codes);
});

test("nothing typed finds every province", () => {
  expect(found(" ")).toHaveLength(31);
});

test("every province is found by its Chinese name, letters and division code", () => {
  for (const { code, name, divisionCode } of provinces) {
    expect(found(name.zh)).toContain(code);
    expect(found(code)).toContain(code);
    expect(found(divisionCode)).toEqual([code]);
  }
});
