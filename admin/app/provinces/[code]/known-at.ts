import { isCalendarDate } from "@beian/shared";

/** Beijing is UTC+8 all year. */
const beijing = "+08:00";

/** Whether a text of the address names an instant as the API takes it: RFC 3339 with an offset. */
export function isInstant(text: string): boolean {
  const [, date = ""] = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ?? [];
  return isCalendarDate(date) && !Number.isNaN(Date.parse(text));
}

/** The minute in Beijing as an input for dates and times has it, YYYY-MM-DDTHH:mm. */
export function beijingMinuteOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** The instant at which such a minute in Beijing begins; null where there is none. */
export function instantOfBeijingMinute(minute: string): string | null {
  const instant = `${minute}:00${beijing}`;
  return isInstant(instant) ? instant : null;
}
