import { expect, test } from "vitest";
import { messageFaults, textsOutsideMessages } from "./language.mjs";

test.each([
  ["the same", { a: { b: "省份" } }, { a: { b: "Province" } }, []],
  [
    "names that are the same in both",
    { a: "GraphQL", b: "中文", c: "API 接口" },
    { a: "GraphQL", b: "中文", c: "API" },
    [],
  ],
  ["a plural that only one needs", { a: "{n} 项" }, { a: "{n, plural, one {# item} other {# items}}" }, []],
  ["missing in English", { a: { b: "省份" } }, { a: {} }, ["a.b: missing in English"]],
  ["missing in Chinese", {}, { a: "Province" }, ["a: missing in Chinese"]],
  ["empty", { a: "省份" }, { a: " " }, ["a: empty in English"]],
  ["left in English", { a: "not found" }, { a: "not found" }, ["a: not in Chinese: not found"]],
  ["left in Chinese", { a: "未找到" }, { a: "未找到" }, ["a: not in English: 未找到"]],
  ["another argument", { a: "{n} 项" }, { a: "{count} items" }, ["a: arguments differ: {n} and {count}"]],
  [
    "an argument within a choice",
    { a: "{k, select, x {由 {who}} other {无}}" },
    { a: "{k, select, x {by someone} other {none}}" },
    ["a: arguments differ: {k, who} and {k}"],
  ],
  ["a lost tag", { a: "<link>规则</link>" }, { a: "rules" }, ["a: arguments differ: {link} and {}"]],
])("messages: %s", (_, zh, en, faults) => {
  expect(messageFaults(zh, en)).toEqual(faults);
});

test("a message that can't be parsed is an error", () => {
  expect(() => messageFaults({ a: "{n 项" }, { a: "items" })).toThrow();
});

test.each([
  ["const a = t('title');", []],
  ["// 备案 in a comment", []],
  ["/** 备案\n * 规则 */\nconst a = 1;", []],
  ["const a = 1; // 备案", []],
  ["<p>\n  备案\n</p>", ["line 2: 备案"]],
  ['const a = "备案";', ['line 1: const a = "备案";']],
  ['const a = "https://example.cn/备案";', ['line 1: const a = "https://example.cn/备案";']],
  ['<input aria-label="Search" />', ['line 1: aria-label="Search"']],
  ['<input aria-label={t("search")} type="text" className="wide" />', []],
])("source: %s", (source, faults) => {
  expect(textsOutsideMessages(source)).toEqual(faults);
});
