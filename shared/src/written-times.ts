import type { PlainDate } from "./dates.ts";
import { earliestDate, isCalendarDate, latestDate } from "./dates.ts";

/** A time on Beijing's clocks, without a zone: YYYY-MM-DDTHH:mm, and where they were given seconds and milliseconds. */
export type BeijingTime = string;

/** What a person wrote for a day or a time; where it can't be taken, why. */
export type Written =
  | { readonly kind: "READ"; readonly text: PlainDate | BeijingTime }
  | { readonly kind: "NOTHING" }
  /** Of a form that isn't taken. */
  | { readonly kind: "UNREADABLE" }
  /** Of a day that the calendar hasn't, or lies beyond those that are taken, as YYYY-MM-DD. */
  | { readonly kind: "NO_SUCH_DAY"; readonly day: string }
  | { readonly kind: "OUT_OF_RANGE"; readonly day: string };

/** A day as people write it: 2026-12-01, 2026/12/1, 2026.12.1, 20261201, 2026年12月1日, of digits of any width. */
export function readDay(text: string): Written {
  const plain = plainOf(text);
  if (plain === "") return { kind: "NOTHING" };
  return dayOf(writtenDay.exec(plain) ?? []);
}

/** A day and a time on Beijing's clocks: 2026-12-01 09:30, 2026/12/1 9:30, 2026年12月1日9时30分, each with or without seconds. */
export function readBeijingTime(text: string): Written {
  const plain = plainOf(text);
  if (plain === "") return { kind: "NOTHING" };
  const [, written = "", hour = "", minute = "", second, fraction = ""] = writtenTime.exec(plain) ?? [];
  const day = dayOf(writtenDay.exec(written) ?? []);
  if (day.kind !== "READ") return day;
  const clock = [hour, minute, second ?? "0"].map(Number);
  if (clock.some((part, place) => part > (place === 0 ? 23 : 59))) return { kind: "UNREADABLE" };
  const seconds = second === undefined ? "" : `:${twoDigits(second)}${fraction}`;
  return { kind: "READ", text: `${day.text}T${twoDigits(hour)}:${twoDigits(minute)}${seconds}` };
}

/** Whether a text is a time in the very form that one is kept in. */
export function isBeijingTime(text: string): boolean {
  const read = readBeijingTime(text);
  return read.kind === "READ" && read.text === text;
}

/** Year, month and day, with one sign between them or as Chinese has them. */
const writtenDay =
  /^(?:(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})|(\d{4})(\d{2})(\d{2})|(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号])$/;
const writtenTime =
  /^(.*?)(?:T|(?<=[日号]) ?| )(\d{1,2}) ?[:时点] ?(\d{1,2})(?: ?[:分] ?(\d{1,2})(\.\d{1,3})? ?秒?| ?分)?$/i;

/** Of widths, kinds of dashes and stops, and blanks that nobody sees the one that is meant. */
function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[。･・]/g, ".")
    .replace(/\s+/g, " ")
    .trim();
}

function dayOf(found: readonly (string | undefined)[]): Written {
  const [year = found[5] ?? found[8], , month = found[6] ?? found[9], date = found[7] ?? found[10]] = found.slice(1);
  if (year === undefined || month === undefined || date === undefined) return { kind: "UNREADABLE" };
  const day = `${year}-${twoDigits(month)}-${twoDigits(date)}`;
  if (isCalendarDate(day)) return { kind: "READ", text: day };
  const inRange = day >= earliestDate && day <= latestDate;
  return { kind: inRange ? "NO_SUCH_DAY" : "OUT_OF_RANGE", day };
}

function twoDigits(digits: string): string {
  return digits.padStart(2, "0");
}
