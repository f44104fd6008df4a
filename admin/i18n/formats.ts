import type { Formats } from "next-intl";

/** How dates and times read; all of them are Beijing's. */
export const formats = {
  dateTime: {
    instant: { year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  },
} satisfies Formats;
