import type { PlainDate } from "@beian/shared";
import { isCalendarDate } from "@beian/shared";
import { CommandRefused } from "./command.ts";

/** What --as-of says; null where it isn't given. Throws CommandRefused for what is no day. */
export function dateOf(text: string | null): PlainDate | null {
  if (text === null || isCalendarDate(text)) return text;
  throw new CommandRefused({
    zh: "--as-of 应为存在的日期，如 2026-03-01",
    en: "--as-of must be a day such as 2026-03-01",
  });
}
