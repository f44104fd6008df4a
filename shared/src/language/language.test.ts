import { describe, expect, test } from "vitest";
import { checkCondition } from "./check.ts";
import {
  anyTextIsReadOrRefused,
  comesToWhatItMeans,
  isPlainJson,
  isWrittenInOneWay,
  neverGuesses,
} from "./language.properties.ts";
import { boxes } from "./tree.arbitrary.ts";

// A million times each: node scripts/run.mjs shared/scripts/try-language.ts 1000000
const runs = 2_000;

describe("any expression", () => {
  test("is written in one way, which is read as the same expression", () => isWrittenInOneWay(runs));
  test("comes to what it means, folded beforehand or not, and never throws", () => comesToWhatItMeans(runs));
  test("is plain JSON, also folded", () => isPlainJson(runs));
  test("never becomes surer by what is left unsaid, nor says otherwise", () => neverGuesses(runs));
});

describe("any text", () => {
  test("is an expression or has problems, each with a place in it and words in both languages", () =>
    anyTextIsReadOrRefused(runs));

  test("of any length and depth is refused or read within a moment", () => {
    const hostile = [
      "(".repeat(100_000),
      "!".repeat(1_500),
      `${"box.isOpen && ".repeat(140)}true`,
      `${"!(".repeat(300)}true${")".repeat(300)}`,
      "[".repeat(1_000),
      `${"value.exists(a, ".repeat(200)}`,
      `${"true ? ".repeat(250)}true`,
      "- ".repeat(900),
      '"'.repeat(2_000),
      "a.".repeat(999),
      `box.name in [${'"a",'.repeat(450)}"a"]`,
    ];
    for (const source of hostile) {
      const from = Date.now();
      const { tree, problems } = checkCondition(source, boxes);
      expect(tree === null).toBe(problems.length > 0);
      expect(problems.length).toBeLessThan(1_100);
      expect(Date.now() - from).toBeLessThan(500);
    }
  });
});
