import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  characterCount,
  findUnsafeCharacter,
  isSameName,
  normaliseCode,
  normaliseName,
  normaliseProse,
  normaliseText,
  normaliseTitle,
} from "./text.ts";

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
  ["张 三", "张三"],
  ["张\u3000三", "张三"],
  ["张\u200b三\ufe0f", "张三"],
  ["\u202a张三\u202c", "张三"],
  ["杭州 示例科技有限公司", "杭州示例科技有限公司"],
  ["示例 （北京） 科技有限公司", "示例(北京)科技有限公司"],
  ["杭州 ABC 科技", "杭州abc科技"],
  ["买买提·吐尔逊", "买买提•吐尔逊"],
  ["买买提·吐尔逊", "买买提・吐尔逊"],
  ["买买提·吐尔逊", "买买提‧吐尔逊"],
  ["买买提·吐尔逊", "买买提 · 吐尔逊"],
  ["买买提·吐尔逊", "买买提．吐尔逊"],
  ["买买提·吐尔逊", "买买提。吐尔逊"],
  ["买买提·吐尔逊", "买买提˙吐尔逊"],
  ["O'BRIEN", "O’Brien"],
  ["JEAN-PIERRE", "Jean‐Pierre"],
  ["A&B（杭州）", "A & B(杭州)"],
  ["“示例”科技", '"示例"科技'],
  ["𠮷田", "𠮷\u{e0100} 田"],
])("%j and %j are one name", (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ["示例（北京）科技有限公司", "示例北京科技有限公司"],
  ["张三", "张三丰"],
  ["AB", "A B"],
  ["买买提·吐尔逊", "买买提吐尔逊"],
  ["example.com", "examplecom"],
])("%j and %j are two names", (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

test("normalising twice changes nothing", () => {
  const near = fc
    .array(fc.constantFrom(..."张三A1 ,.。·•-—&()[]\u200b\u2019˙×\ufe0f\u0301"))
    .map((signs) => signs.join(""));
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      for (const fold of [normaliseName, normaliseTitle, normaliseProse, normaliseCode])
        expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 3_000 },
  );
});

test("a full stop in a website's name stays one, and an address keeps its capitals and brackets", () => {
  expect(normaliseTitle("示例 网站.中国")).toBe("示例网站.中国");
  expect(normaliseProse("北京市 海淀区\u200b中关村 A座（东）")).toBe("北京市海淀区中关村A座(东)");
});

test.each([
  ["示例 A", 4],
  ["𠮷".repeat(101), 101],
  ["葛\u{e0100}飾", 2],
  ["e\u0301", 1],
  ["👩‍👩‍👧", 1],
  ["", 0],
])("%s has %i characters", (text, count) => {
  expect(characterCount(text)).toBe(count);
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
