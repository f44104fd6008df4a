import { expect, test } from "vitest";
import { emptySource, type Words, wordsNow } from "../../../words/words.ts";
import { changedWords, keptChange, type TypedChange } from "./typed-words.ts";

const base: Words = {
  title: "调整",
  reason: "通知",
  effectiveFrom: null,
  sources: [{ ...emptySource, title: "通知" }],
};
const more: Words["sources"] = [...base.sources, { ...emptySource, title: "公告", url: "https://example.com" }];

test.each([
  ["nothing", {}, {}],
  ["a title", { title: { typed: "新题", base: base.title } }, { title: "新题" }],
  ["a title typed back", { title: { typed: "调整 ", base: base.title } }, {}],
  ["a date", { effectiveFrom: { typed: "2027-01-01", base: null } }, { effectiveFrom: "2027-01-01" }],
  [
    "sources, all of them",
    { sources: { typed: more, base: base.sources } },
    {
      sources: [
        { title: "通知", url: null, clause: null, publishedOn: null, retrievedOn: null },
        { title: "公告", url: "https://example.com", clause: null, publishedOn: null, retrievedOn: null },
      ],
    },
  ],
] as const)("of the words, %s is sent where it was typed", (_, typed, sent) => {
  expect(changedWords(typed)).toEqual(sent);
});

test("a date that is cleared is left to the publication", () => {
  const typed = { effectiveFrom: { typed: null, base: "2027-01-01" } };
  expect(changedWords(typed)).toEqual({ effectiveFrom: null });
  expect(wordsNow(typed, { ...base, effectiveFrom: "2027-01-01" }).effectiveFrom).toBeNull();
});

test("what others wrote shows in the fields that were left alone", () => {
  const typed = { title: { typed: "新题", base: base.title } };
  expect(wordsNow(typed, { ...base, title: "他题", reason: "他因" })).toEqual({
    ...base,
    title: "新题",
    reason: "他因",
  });
});

const typed: TypedChange = {
  version: 3,
  typed: { title: { typed: "新题", base: base.title }, sources: { typed: more, base: base.sources } },
};

test("what a browser kept is taken up as it was, and anything else is passed over", () => {
  expect(keptChange(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
  for (const other of [null, "x", 1, [], {}, { version: 3 }, { ...typed, version: "3" }, { ...typed, typed: 1 }])
    expect(keptChange(other)).toBeNull();
});

test("what a browser kept as it was kept before is taken up too", () => {
  const texts = ({ effectiveFrom, sources, ...rest }: Words) => ({
    ...rest,
    effectiveFrom: effectiveFrom ?? "",
    sources: sources.map((source) =>
      Object.fromEntries(Object.entries(source).map(([name, text]) => [name, text ?? ""])),
    ),
  });
  const kept = { version: 3, base: texts(base), words: texts({ ...base, title: "新题", sources: more }) };
  expect(keptChange(kept)).toEqual(typed);
  expect(keptChange({ ...kept, words: 1 })).toBeNull();
});
