import { type BeijingTime, isCalendarDate } from "@beian/shared";

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

/** The instant of a time in Beijing; of a minute that at which it begins. */
export function instantOfBeijingTime(time: BeijingTime): string {
  return `${time.length > "YYYY-MM-DDTHH:mm".length ? time : `${time}:00`}${beijing}`;
}
