import { expect, test } from "vitest";
import { findOptions, matchesWords } from "./search-words.ts";

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

test.each([
  ["杭州示例（试行）", "杭州示例(试行)"],
  ["杭州【示例】", "杭州（示例）"],
  ["杭州 示例", "杭州示例"],
  ["ICP 备案", "ｉｃｐ备案"],
  ["Applicants' Age", "applicants age"],
  ["İstanbul", "i̇stanbul"],
  ["ﬁling", "filing"],
  ["买买提·吐尔逊", "买买提•吐尔逊"],
  ["主体\u200b负责人", "主体负责人"],
  ["张 三", "张三"],
])("%j is found by %j, and the other way round", (text, typed) => {
  expect([matchesWords([text], typed), matchesWords([typed], text)]).toEqual([true, true]);
});

test("a list to choose from finds its options in the same way", () => {
  const options = ["通信地址的门牌号", "办公电话（座机）", "Office phone"].map((label) => ({ value: label, label }));
  const found = (search: string, limit = 9) =>
    findOptions({ options: [...options, { group: "其他", items: [...options] }], search, limit });
  expect(found("办公电话(座机)")).toEqual([options[1], { group: "其他", items: [options[1]] }]);
  expect(found("ＰＨＯＮＥ office")).toEqual([options[2], { group: "其他", items: [options[2]] }]);
  expect(found("手机")).toEqual([]);
  expect(found("", 2)).toEqual(options.slice(0, 2));
});
