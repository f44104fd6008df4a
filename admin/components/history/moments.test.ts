import { expect, test } from "vitest";
import { apiMomentOf, areNamed, beijingTimeOf, faultsOf, isBeijingTime, momentOf } from "./moments.ts";

const unnamed = { day: undefined, known: undefined };

test("an entry's moment is read back as the very instant that it was recorded at", () => {
  const entry = { effectiveFrom: "2026-12-01", recordedAt: "2026-11-24T18:30:01.007Z" };
  const moment = momentOf(entry);
  expect(moment).toEqual({ day: "2026-12-01", known: "2026-11-25T02:30:01.007" });
  expect(apiMomentOf(moment)).toEqual({ asOf: "2026-12-01", knownAt: entry.recordedAt });
});

test("what isn't said means now", () => {
  expect(apiMomentOf(unnamed)).toEqual({ asOf: undefined, knownAt: undefined });
  expect(areNamed({ from: unnamed, to: unnamed })).toBe(false);
  expect(areNamed({ from: unnamed, to: { ...unnamed, known: "2026-01-01T00:00" } })).toBe(true);
});

test.each([
  ["2026-11-24T18:00", true],
  ["2026-11-24T18:00:30.5", true],
  ["2026-02-30T18:00", false],
  ["2026-11-24T25:00", false],
  ["2026-11-24", false],
  ["2026-11-24T18:00Z", false],
])("%s is a time in Beijing: %s", (text, expected) => {
  expect(isBeijingTime(text)).toBe(expected);
});

test("each text that can't be read is named", () => {
  expect(faultsOf({ from: { day: "yesterday", known: "noon" }, to: { day: "2026-01-01", known: undefined } })).toEqual([
    "from",
    "fromKnown",
  ]);
});

test("midnight in Beijing is the evening before in UTC", () => {
  expect(beijingTimeOf("2026-11-23T16:00:00Z")).toBe("2026-11-24T00:00:00.000");
});
