import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, beijingDateOf, isCalendarDate } from "./dates.ts";

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

test("a day is one that the calendar has, from 1900 to 2999", () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(fc.integer({ min: 1890, max: 3010 }), part(13), part(32), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      const instant = new Date(`${text}T00:00:00Z`);
      const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
      expect(isCalendarDate(text)).toBe(isDay && year >= 1900 && year <= 2999);
    }),
    { numRuns: 2_000 },
  );
  for (const text of ["", "2026-1-1", "2026-01-01T", " 2026-01-01", "２０２６-01-01"])
    expect(isCalendarDate(text)).toBe(false);
});

test("Beijing's day is told at any instant, whichever was asked before", () => {
  const inBeijing = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });
  const instants = fc.date({
    min: new Date("1992-01-01T00:00:00Z"),
    max: new Date("2999-12-30T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.array(instants), (all) => {
      for (const instant of all) expect(beijingDateOf(instant)).toBe(inBeijing.format(instant));
    }),
  );
  expect(beijingDateOf(new Date("2026-11-28T15:59:59.999Z"))).toBe("2026-11-28");
  expect(beijingDateOf(new Date("2026-11-28T16:00:00.000Z"))).toBe("2026-11-29");
});

test("days and months later are what the calendar of Date says, month by month", () => {
  for (let year = 1999; year <= 2028; year += 1)
    for (let month = 1; month <= 12; month += 1) {
      const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
      expect(isCalendarDate(last)).toBe(true);
      for (const days of [-400, -31, -1, 0, 1, 27, 28, 366])
        expect(addDays(last, days)).toBe(new Date(Date.parse(last) + days * 86_400_000).toISOString().slice(0, 10));
      for (const months of [-13, -1, 0, 1, 11, 12, 216]) {
        const to = new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
        // From a month's last day to the last of another, unless that one is longer.
        expect(addMonths(last, months)).toBe(to.slice(0, 8) + lesser(to, last));
      }
    }
});

function lesser(one: string, other: string): string {
  return String(Math.min(Number(one.slice(8)), Number(other.slice(8)))).padStart(2, "0");
}
