import { expect, test } from "vitest";
import type { ValueGroups } from "../../graphql/history.ts";
import { changedBetween } from "./changed-between.ts";

const content = (summary: string, strictness: "ENFORCED" | "ADVISED" = "ENFORCED") => ({
  summary,
  strictness,
  note: null,
  noteZh: null,
  noteEn: null,
  value: { __typename: "IntegerValue" as const, integer: 1 },
});
const group = (
  words: ValueGroups[number]["content"],
  ...codes: readonly ("ZJ" | "BJ" | "GD")[]
): ValueGroups[number] => ({
  content: words,
  provinces: codes.map((code) => ({ id: code, code, name: code })),
});

test("provinces that went the same way stand together, and those that stayed are left out", () => {
  const [eighteen, sixteen] = [content("18"), content("16")];
  const changed = changedBetween(
    [group(eighteen, "ZJ", "BJ", "GD")],
    [group(sixteen, "ZJ", "GD"), group(eighteen, "BJ")],
  );
  expect(
    changed.map(({ provinces, from, to }) => [provinces.map(({ code }) => code), from?.summary, to?.summary]),
  ).toEqual([[["ZJ", "GD"], "18", "16"]]);
});

test("what is recorded for the first time, dropped or merely advised from then on has changed", () => {
  const changed = changedBetween(
    [group(null, "ZJ"), group(content("18"), "BJ", "GD")],
    [group(content("18"), "ZJ"), group(null, "BJ"), group(content("18", "ADVISED"), "GD")],
  );
  expect(changed.map(({ provinces, from, to }) => [provinces[0]?.code, from?.strictness, to?.strictness])).toEqual([
    ["ZJ", undefined, "ENFORCED"],
    ["BJ", "ENFORCED", undefined],
    ["GD", "ENFORCED", "ADVISED"],
  ]);
});
