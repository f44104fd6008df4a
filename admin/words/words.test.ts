import { expect, test } from "vitest";
import { keptWords } from "./kept-words.ts";
import { fate, type TypedWords } from "./words.ts";

test.each([
  ["what is held says the same", { typed: "新题 ", base: "旧题" }, "新题", "ALIKE"],
  ["nobody else wrote", { typed: "新题", base: "旧题" }, "旧题", "MINE"],
  ["somebody else wrote too", { typed: "新题", base: "旧题" }, "他题", "CLASH"],
] as const)("it shows of typed words where %s", (_, typed, held, fated) => {
  expect(fate<string>(typed, held)).toBe(fated);
});

test("words that a browser kept come back with their refusals, and what isn't one is passed over", () => {
  const typed: TypedWords = {
    title: { typed: "新题", base: "旧题", refusal: { path: [], reason: "太长。" } },
    sources: {
      typed: [{ title: "通知", url: "notice.pdf", clause: null, publishedOn: "2026-01-01", retrievedOn: null }],
      base: [],
    },
  };
  expect(keptWords({ ...JSON.parse(JSON.stringify(typed)), reason: null, choice: 3 })).toEqual(typed);
  expect(keptWords({ title: "新题", reason: { typed: "因" }, sources: [], effectiveFrom: { base: null } })).toEqual({});
});
