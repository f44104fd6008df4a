/** A calendar date in Beijing, YYYY-MM-DD. Strings of this form compare in the order of time. */
export type PlainDate = string;

/** The dates that the product takes; outside it a date is a slip of the hand, not a rule's or a certificate's. */
export const earliestDate: PlainDate = "1900-01-01";
export const latestDate: PlainDate = "2999-12-31";

const dayInMs = 86_400_000;
/** Beijing is UTC+8 all year; mainland China has had no summer time since 1991. */
const beijingOffsetMs = 8 * 3_600_000;

/** Whether a text names a day that the calendar has (2026-02-30 isn't one) and that lies in the range taken. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < earliestDate || text > latestDate) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `month` counts from 1. */
function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day in Beijing at an instant. */
export function beijingDateOf(instant: Date): PlainDate {
  const day = Math.floor((instant.getTime() + beijingOffsetMs) / dayInMs);
  // Asked several times a request, and the answer changes once a day.
  if (day !== lastAsked.day) lastAsked = { day, date: new Date(day * dayInMs).toISOString().slice(0, 10) };
  return lastAsked.date;
}

let lastAsked = { day: 0, date: "1970-01-01" };

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * dayInMs).toISOString().slice(0, 10);
}

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = daysIn(year, month + months);
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
