import { expect, test } from "vitest";
import { pickLocale } from "./pick-locale.ts";

test.each([
  ["nothing said", undefined, null, "zh"],
  ["a browser in Chinese", undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["a browser in English", undefined, "en-GB,en;q=0.9", "en"],
  ["English preferred to Chinese", undefined, "zh;q=0.5,en;q=0.9", "en"],
  ["a language that we lack", undefined, "fr-FR", "zh"],
  ["a language that we lack, then English", undefined, "fr-FR,en;q=0.5", "en"],
  ["any language", undefined, "*", "zh"],
  ["the choice before the browser", "en", "zh-CN", "en"],
  ["a choice that isn't a language", "klingon", "en", "en"],
  ["a header that isn't one", undefined, ";;q=,,", "zh"],
] as const)("%s", (_, chosen, acceptLanguage, expected) => {
  expect(pickLocale(chosen, acceptLanguage)).toBe(expected);
});
