import { expect, test } from "vitest";
import { type Content, emptyContent } from "../fields/content.ts";
import type { Draft } from "../graphql/draft.ts";
import { choose, merge } from "./merge.ts";
import { isEmpty, nothingPending, sendingOf, typeCell, typeWord, withoutSaved, withRefusal } from "./pending.ts";
import { standOf, standOfTyped } from "./stand.ts";

const key = "ZJ/organisation-minimum-age";

function content(integer: number): Content {
  return { value: integer, strictness: "ENFORCED", noteZh: "", noteEn: "" };
}

/** A draft that sets the cell to a number; to nothing where it is null. */
function draftWith(integer: number | null, patch: Partial<Draft> = {}): Draft {
  const after: Draft["edits"][number]["after"] = {
    summary: `${integer} 岁`,
    note: null,
    noteZh: null,
    noteEn: null,
    strictness: "ENFORCED",
    value: { __typename: "IntegerValue", integer: integer ?? 0 },
  };
  const edit: Draft["edits"][number] = {
    province: { id: "ZJ", code: "ZJ", name: "浙江" },
    requirement: { id: "age", key: "organisation-minimum-age", title: "年龄" },
    before: null,
    after,
    handsBack: false,
    base: null,
    overtakenBy: null,
  };
  return {
    id: "1",
    number: 1,
    version: 1,
    status: "DRAFT",
    title: "题",
    reason: "题",
    author: null,
    sources: [],
    scope: { requirements: [] },
    edits: integer === null ? [] : [edit],
    ...patch,
  };
}

test.each([
  ["only I wrote", null, 20, null, [], true],
  ["only they wrote", null, null, 21, [], false],
  ["both wrote alike", null, 20, 20, [], false],
  ["both wrote differently", null, 20, 21, [key], true],
  ["they dropped what I changed", 19, 20, null, [key], true],
] as const)("where %s", (_, base, mine, theirs, clashing, isLeft) => {
  const before = draftWith(base);
  const pending = mine === null ? nothingPending : typeCell(nothingPending, before, key, content(mine));
  const merged = merge(pending, draftWith(theirs));
  expect(merged.clashes.map((clash) => clash.kind === "cell" && clash.key)).toEqual(clashing);
  expect(isEmpty(merged.pending)).toBe(!isLeft);
});

test("choosing mine sends it on top of theirs, choosing theirs sends nothing", () => {
  const theirs = draftWith(21);
  const { pending, clashes } = merge(typeCell(nothingPending, draftWith(null), key, content(20)), theirs);
  const mine = merge(
    choose(pending, clashes, () => "mine"),
    theirs,
  );
  expect(mine.clashes).toEqual([]);
  expect(sendingOf(mine.pending, theirs)?.input.set).toMatchObject([{ province: "ZJ", value: 20 }]);
  expect(isEmpty(choose(pending, clashes, () => "theirs"))).toBe(true);
});

test("what is typed while an answer is on its way is left, founded on that answer", () => {
  const draft = draftWith(null);
  const first = typeCell(nothingPending, draft, key, content(20));
  const sending = sendingOf(first, draft);
  if (!sending) throw new Error("nothing to send");
  const saved = draftWith(20);
  expect(isEmpty(withoutSaved(first, sending, saved))).toBe(true);
  const left = withoutSaved(typeCell(first, draft, key, content(21)), sending, saved);
  expect(left.cells[key]).toEqual({ typed: content(21), base: standOf(saved, key) });
});

test("a refusal stands at what it names, keeps it back, and goes once one types on", () => {
  const draft = draftWith(null);
  const pending = typeWord(typeCell(nothingPending, draft, key, content(999)), draft, "title", "新题");
  const sending = sendingOf(pending, draft);
  if (!sending) throw new Error("nothing to send");
  const refused = withRefusal(pending, sending, { path: ["input", "set", "0", "value"], reason: "应为整数" });
  expect(refused?.cells[key]?.refusal).toEqual({ path: ["value"], reason: "应为整数" });
  if (!refused) throw new Error("the refusal names a cell");
  expect(sendingOf(refused, draft)?.set).toEqual([]);
  expect(sendingOf(refused, draft)?.input.title).toBe("新题");
  expect(sendingOf(typeCell(refused, draft, key, content(20)), draft)?.set).toEqual([key]);
});

test("what isn't whole yet waits, and a reason that nobody gave goes with the title", () => {
  const draft = draftWith(null);
  const unfinished = typeCell(nothingPending, draft, key, { strictness: "ENFORCED", noteZh: "说明", noteEn: "" });
  expect(sendingOf(unfinished, draft)).toBe(null);
  expect(sendingOf(typeWord(nothingPending, draft, "title", "新题"), draft)?.input).toMatchObject({ reason: "新题" });
  const given = draftWith(null, { reason: "管局新规" });
  expect(sendingOf(typeWord(nothingPending, given, "title", "新题"), given)?.input).not.toHaveProperty("reason");
});

test.each([
  ["is back at what the cell itself says", content(18), content(18), "UNTOUCHED"],
  ["is back at nothing", emptyContent, null, "UNTOUCHED"],
  ["says what is inherited", content(18), null, content(18)],
  ["is of another strictness", { ...content(18), strictness: "ADVISED" }, content(18), undefined],
] as const)("what is typed that %s", (_, typed, own, stand) => {
  expect(standOfTyped(typed, own)).toEqual(stand ?? typed);
});

test("what is inherited is sent as an edit of the province's own", () => {
  const draft = draftWith(null);
  const pending = typeCell(nothingPending, draft, key, standOfTyped(content(18), null));
  expect(isEmpty(merge(pending, draft).pending)).toBe(false);
  expect(sendingOf(pending, draft)?.input.set).toMatchObject([{ province: "ZJ", value: 18 }]);
});
