import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../dates.ts";
import { workCalendar } from "./work-calendar.generated.ts";
import { workingDaysSince } from "./working-days.ts";

const years = Object.keys(workCalendar).sort();
const firstYear = Number(years[0]);
const lastYear = Number(years.at(-1));

test.each([
  // Monday to Tuesday, over a weekend, and from a weekend.
  ["2026-11-23", "2026-11-24", 1],
  ["2026-11-20", "2026-11-23", 1],
  ["2026-11-21", "2026-11-22", 0],
  ["2026-11-16", "2026-11-24", 6],
  ["2026-11-24", "2026-11-24", 0],
  ["2026-11-25", "2026-11-24", 0],
  // National Day 2025: off from 1 to 8 October, Sunday 28 September and Saturday 11 October worked.
  ["2025-09-26", "2025-09-28", 1],
  ["2025-09-30", "2025-10-08", 0],
  ["2025-09-30", "2025-10-11", 3],
  // Spring Festival 2025: off from 28 January to 4 February, Sunday 26 January and Saturday 8 February worked.
  ["2025-01-24", "2025-02-08", 6],
  // Spring Festival 2020 was prolonged to 2 February.
  ["2020-01-23", "2020-02-03", 1],
  // Victory Day 2015: Thursday and Friday off, Sunday 6 September worked.
  ["2015-09-02", "2015-09-06", 1],
  // 2012: Monday 8 October was worked again, Saturday 29 September was made up.
  ["2012-09-28", "2012-10-08", 2],
])("from %s on %s: %i", (from, on, days) => {
  expect(workingDaysSince(from, on)).toMatchObject({ days, calendarCoversAll: true });
});

test.each([
  [2021, 250],
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
])("%i had %i working days", (year, days) => {
  expect(workingDaysSince(`${year - 1}-12-31`, `${year}-12-31`).days).toBe(days);
});

test("outside the calendar Monday to Friday are counted, and the result says so", () => {
  const next = lastYear + 1;
  const lastCoveredDate = `${lastYear}-12-31`;
  expect(workingDaysSince(`${lastYear}-12-01`, lastCoveredDate)).toMatchObject({ calendarCoversAll: true });
  expect(workingDaysSince(`${lastYear}-12-01`, `${next}-01-01`)).toMatchObject({ calendarCoversAll: false });
  expect(workingDaysSince("2050-05-01", "2050-05-08")).toEqual({ days: 5, calendarCoversAll: false, lastCoveredDate });
  expect(workingDaysSince(`${firstYear - 1}-12-31`, `${firstYear}-01-05`).calendarCoversAll).toBe(true);
  expect(workingDaysSince(`${firstYear - 1}-12-30`, `${firstYear}-01-05`).calendarCoversAll).toBe(false);
  // 1965-03-01 was a Monday.
  expect(workingDaysSince("1965-03-01", "1965-03-15")).toMatchObject({ days: 10, calendarCoversAll: false });
});

test("counts as going from day to day does", () => {
  const date = fc.integer({ min: 0, max: 365 * 30 }).map((days) => addDays("1999-01-01", days));
  fc.assert(
    fc.property(date, fc.nat({ max: 400 }), (from, distance) => {
      let expected = 0;
      for (let day = 1; day <= distance; day++) if (isWorked(addDays(from, day))) expected++;
      expect(workingDaysSince(from, addDays(from, distance)).days).toBe(expected);
    }),
  );
});

function isWorked(date: string): boolean {
  const days = workCalendar[date.slice(0, 4)];
  const day = date.slice(5).replace("-", "");
  if (days?.work.split(" ").includes(day)) return true;
  if (days?.off.split(" ").includes(day)) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
