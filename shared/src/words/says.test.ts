import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ordinaryWords } from "./ordinary-words.ts";
import { says } from "./says.ts";

describe("a word that is said", () => {
  test.each([
    ["中国象棋网", "中国"],
    ["中 国象棋网", "中国"],
    ["象棋在中　国", "中国"],
    ["示例中华园", "中华"],
    ["登高中华网", "中华"],
    ["人民论坛", "人民"],
    ["个人主页", "个人"],
    ["示例金融资讯", "金融"],
    ["示例理财", "理财"],
    ["某某投资管理有限公司", "投资管理"],
    ["高中华语看中华", "中华"],
    ["北京个人", "个人"],
    ["p2p 平台", "p2p"],
  ])("%s: %s", (text, word) => {
    expect(says(text, word)).toBe(true);
  });
});

describe("a word that only arises across the border of two others", () => {
  test.each([
    ["高中华语网", "中华"],
    ["个人民宿", "人民"],
    ["高中国学社", "中国"],
    ["全国家具网", "国家"],
    ["整个人生", "个人"],
    ["代理财税", "理财"],
    ["杭州示例企业管理财务咨询有限公司", "理财"],
    ["金融资讯", "融资"],
    ["地基金属", "基金"],
    ["示例黄金融合", "金融"],
    ["诗人大会", "人大"],
    ["高 中 华语网", "中华"],
  ])("%s doesn't say %s", (text, word) => {
    expect(text.replaceAll(/\s/g, "")).toContain(word);
    expect(says(text, word)).toBe(false);
  });
});

test("a text says itself, and nothing that it doesn't hold", () => {
  const han = fc.string({ unit: fc.constantFrom(..."中国人民个华大家理财金融网站a 1"), maxLength: 30 });
  fc.assert(
    fc.property(han, han, (text, word) => {
      const said = says(text, word);
      if (said) expect(text.replaceAll(/\s/g, "")).toContain(word.replaceAll(/\s/g, ""));
      expect(says(text, word)).toBe(said);
      if (word.trim() === word && !/\s/.test(word) && word !== "") expect(says(word, word)).toBe(true);
    }),
  );
});

test("every ordinary word has two characters or more, and is one that borders are looked for by", () => {
  for (const word of ordinaryWords) expect(word).toMatch(/^\p{Script=Han}{2,6}$/u);
});
