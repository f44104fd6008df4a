import { expect, test } from "vitest";
import { beijingMinuteOf, instantOfBeijingTime, isInstant } from "./known-at.ts";

test.each([
  ["2026-11-24T10:00:00+08:00", true],
  ["2026-11-24T02:00:00Z", true],
  ["2026-11-24T02:00:00.123Z", true],
  ["2026-02-30T02:00:00Z", false],
  ["2026-11-24T25:00:00Z", false],
  ["2026-11-24T02:00:00", false],
  ["2026-11-24", false],
  ["", false],
])("%j is an instant: %s", (text, expected) => {
  expect(isInstant(text)).toBe(expected);
});

test("a minute in Beijing and its instant are one", () => {
  expect(beijingMinuteOf("2026-11-24T16:30:00Z")).toBe("2026-11-25T00:30");
  expect(instantOfBeijingTime("2026-11-25T00:30")).toBe("2026-11-25T00:30:00+08:00");
  expect(instantOfBeijingTime("2026-11-25T00:30:05.007")).toBe("2026-11-25T00:30:05.007+08:00");
});
