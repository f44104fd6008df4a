import { expect, test } from "vitest";
import { apiMomentOf, areNamed, beijingTimeOf, faultsOf, momentOf, writtenMoment } from "./moments.ts";

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
  expect(faultsOf({ from: { ...unnamed, known: text }, to: unnamed })).toEqual(expected ? [] : ["fromKnown"]);
});

test("a moment that a form sent as it was written is read, and what can't be stays to be shown", () => {
  expect(writtenMoment({ day: "2026年12月1日", known: "2026/12/1 9:30" })).toEqual({
    day: "2026-12-01",
    known: "2026-12-01T09:30",
  });
  expect(writtenMoment({ day: "2026-02-30", known: "noon" })).toEqual({ day: "2026-02-30", known: "noon" });
  expect(writtenMoment(unnamed)).toEqual(unnamed);
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
