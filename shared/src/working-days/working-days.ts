import type { PlainDate } from "../dates.ts";
import { addDays, latestDate } from "../dates.ts";
import { workCalendar } from "./work-calendar.generated.ts";

export interface WorkingDays {
  /** Working days after the first date, up to and including the second; 0 if the second isn't later. */
  readonly days: number;
  /** False where a part of the time lies outside the calendar's years: there Monday to Friday were counted. */
  readonly calendarCoversAll: boolean;
  /** The last day whose holidays are known: the State Council announces a year's in the autumn before. */
  readonly lastCoveredDate: PlainDate;
}

/**
 * Counts Chinese working days, public holidays left out and days worked to make up for them included. The day after
 * `from` is day 1. Both dates must be days of the calendar. Takes the same time however far apart they are.
 */
export function workingDaysSince(from: PlainDate, on: PlainDate): WorkingDays {
  departures ??= readDepartures();
  const { off, work, first, last, lastCoveredDate } = departures;
  const after = dayNumberOf(from);
  const until = dayNumberOf(on);
  if (until <= after) return { days: 0, calendarCoversAll: true, lastCoveredDate };
  const weekdays = weekdaysUntil(until) - weekdaysUntil(after);
  const holidays = countUntil(off, until) - countUntil(off, after);
  const madeUp = countUntil(work, until) - countUntil(work, after);
  const calendarCoversAll = after + 1 >= first && until <= last;
  return { days: weekdays - holidays + madeUp, calendarCoversAll, lastCoveredDate };
}

/** As far ahead as days are counted, in working days: some four years. */
const mostCounted = 1_000;

/** The first day by which so many working days have passed since a date; null beyond what is counted. */
export function dayAfterWorkingDays(from: PlainDate, days: number): PlainDate | null {
  if (days > mostCounted) return null;
  let day = from;
  // No fewer than the working days still wanted can lie ahead, and each stretch ahead holds some of them.
  for (let passed = 0; passed < days; passed = workingDaysSince(from, day).days) {
    if (day > latestDate) return null;
    day = addDays(day, days - passed);
  }
  return day;
}

interface Departures {
  /** Day numbers, ascending. */
  readonly off: readonly number[];
  readonly work: readonly number[];
  readonly first: number;
  readonly last: number;
  readonly lastCoveredDate: PlainDate;
}

let departures: Departures | undefined;

function readDepartures(): Departures {
  const years = Object.keys(workCalendar).sort();
  const lastCoveredDate = `${years.at(-1)}-12-31`;
  const dayNumbers = (kind: "off" | "work") =>
    Object.entries(workCalendar)
      .flatMap(([year, days]) => days[kind].split(" ").map((day) => `${year}-${day.slice(0, 2)}-${day.slice(2)}`))
      .map(dayNumberOf)
      .sort((one, other) => one - other);
  return {
    off: dayNumbers("off"),
    work: dayNumbers("work"),
    first: dayNumberOf(`${years[0]}-01-01`),
    last: dayNumberOf(lastCoveredDate),
    lastCoveredDate,
  };
}

/** Days since 1970-01-01, which was a Thursday. */
function dayNumberOf(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Mondays to Fridays from a fixed Monday up to and including a day; only differences of it mean anything. */
function weekdaysUntil(dayNumber: number): number {
  const sinceMonday = dayNumber + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** How many of the ascending numbers are no greater than a limit. */
function countUntil(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
