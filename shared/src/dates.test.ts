import { expect, test } from "vitest";
import { addMonths } from "./dates.ts";

test.each([
  ["2026-11-24", 3, "2027-02-24"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-11-30", 3, "2028-02-29"],
  ["2026-12-31", 12, "2027-12-31"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2026-11-24", 0, "2026-11-24"],
])("%s and %i months is %s", (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});
