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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  if (text < earliestDate || text > latestDate) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The day in Beijing at an instant. */
export function beijingDateOf(instant: Date): PlainDate {
  return new Date(instant.getTime() + beijingOffsetMs).toISOString().slice(0, 10);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * dayInMs).toISOString().slice(0, 10);
}

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
