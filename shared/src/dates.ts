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

/** `month` counts from 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
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
  const day = Number(date.slice(8)) + days;
  // Days that every month has.
  if (day >= 1 && day <= 28) return date.slice(0, 8) + twoDigits(day);
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * dayInMs).toISOString().slice(0, 10);
}

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const [laterYear, later] = [year + Math.floor((month - 1 + months) / 12), modulo(month - 1 + months, 12) + 1];
  if (laterYear >= 1_000 && laterYear <= 9_999)
    return `${laterYear}-${twoDigits(later)}-${twoDigits(Math.min(day, daysIn(laterYear, later)))}`;
  // Day 0 of the month after is the last one of the month, whatever year it comes to.
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

function modulo(number: number, by: number): number {
  return ((number % by) + by) % by;
}
