import { expect, test } from "vitest";
import { changedWords, emptySource, keptWords, type TypedWords } from "./words.ts";

const base = { title: "调整", reason: "通知", effectiveFrom: "", sources: [{ ...emptySource, title: "通知" }] };

test.each([
  ["nothing", {}, {}],
  ["a title", { title: "新题" }, { title: "新题" }],
  ["a date", { effectiveFrom: "2027-01-01" }, { effectiveFrom: "2027-01-01" }],
  [
    "sources, all of them",
    { sources: [...base.sources, { ...emptySource, title: "公告", url: "https://example.com" }] },
    {
      sources: [
        { title: "通知", url: null, clause: null, publishedOn: null, retrievedOn: null },
        { title: "公告", url: "https://example.com", clause: null, publishedOn: null, retrievedOn: null },
      ],
    },
  ],
] as const)("of the words, %s is sent where it was typed", (_, typed, sent) => {
  expect(changedWords({ version: 3, base, words: { ...base, ...typed } })).toEqual(sent);
});

test("a date that is cleared is left to the publication", () => {
  const dated = { ...base, effectiveFrom: "2027-01-01" };
  expect(changedWords({ version: 3, base: dated, words: base })).toEqual({ effectiveFrom: null });
});

test("what a browser kept is taken up as it was, and anything else is passed over", () => {
  const typed: TypedWords = { version: 3, base, words: { ...base, title: "新题" } };
  expect(keptWords(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  for (const other of [null, "x", 1, [], {}, { version: 3 }, { ...typed, version: "3" }, { ...typed, words: 1 }])
    expect(keptWords(other)).toBeNull();
});
