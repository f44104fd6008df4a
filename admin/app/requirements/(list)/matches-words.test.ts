import { expect, test } from "vitest";
import { matchesWords } from "./matches-words.ts";

const texts = [
  "principal-legal-representative",
  "主体负责人与法定代表人",
  "单位备案时，主体负责人是否必须是法定代表人。",
];

test.each([
  ["", true],
  ["法定代表人", true],
  ["单位 负责人", true],
  ["ＬＥＧＡＬ", true],
  ["Principal legal", true],
  ["个人", false],
  ["法定 个人", false],
])("%j finds it: %s", (query, expected) => {
  expect(matchesWords(texts, query)).toBe(expected);
});
