import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findUnsafeCharacter, isSameName, normaliseName, normaliseText } from "./text.ts";

test.each([
  ["  １３８００１３８０００　", "13800138000"],
  ["ＡＢＣ", "ABC"],
  ["\ufeff京ICP备12345678号\n", "京ICP备12345678号"],
  ["", ""],
])("normaliseText %j", (raw, expected) => {
  expect(normaliseText(raw)).toBe(expected);
});

test.each([
  ["示例（北京）科技有限公司", "示例(北京)科技有限公司"],
  ["示例【北京】科技有限公司", "示例〔北京〕科技有限公司"],
  ["示例[北京]科技有限公司", "示例（北京）科技有限公司"],
  ["ＡＢＣ Trading  Co., Ltd. ", "abc trading co., ltd."],
  ["张三\u3000", "张三"],
])("%j and %j are one name", (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ["示例（北京）科技有限公司", "示例北京科技有限公司"],
  ["张三", "张三丰"],
  ["AB", "A B"],
])("%j and %j are two names", (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

test("normalising twice changes nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
    }),
  );
});

describe("findUnsafeCharacter", () => {
  test.each([
    ["示例\0公司", "NULL"],
    ["示例\u0007", "CONTROL"],
    ["\u007f", "CONTROL"],
    ["\u0085", "CONTROL"],
    ["示例\ud83d", "LONE_SURROGATE"],
    ["\udc00\0", "LONE_SURROGATE"],
    ["第一行\r\n\t第二行", null],
    ["𠮷野家 👩‍👩‍👧", null],
    ["", null],
  ])("%j: %s", (text, expected) => {
    expect(findUnsafeCharacter(text)).toBe(expected);
  });
});

test("a text that is looked at once comes to what all of the steps would make of it", () => {
  const signs = [..."AbZ09 !~（）()[]。－１Ａ　中国\u9fff\uf900é", "e\u0301", "ﬁ", "İ"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 8 }), (parts) => {
      const text = parts.join("");
      expect(normaliseText(text)).toBe(text.normalize("NFKC").trim());
    }),
    { numRuns: 500 },
  );
});
