import { earliestDate, isCalendarDate, latestDate } from "@beian/shared";
import { builder } from "./builder.ts";
import { InvalidScalar } from "./invalid-scalar.ts";

builder.scalarType("Date", {
  description: "A calendar date, YYYY-MM-DD, in Beijing time (UTC+8).",
  parseValue(value) {
    if (typeof value === "string" && isCalendarDate(value)) return value;
    throw new InvalidScalar({
      zh: `不是有效日期，应为 ${earliestDate} 至 ${latestDate} 之间的 YYYY-MM-DD`,
      en: `not a date: write YYYY-MM-DD, from ${earliestDate} to ${latestDate}`,
    });
  },
  serialize: (value) => value,
});

/** RFC 3339 with an offset: the form that JavaScript's own Date reads, but for the leniencies it adds. */
const rfc3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

builder.scalarType("DateTime", {
  description: "An instant, RFC 3339, always with an offset; the server answers in UTC.",
  parseValue(value) {
    const match = typeof value === "string" ? rfc3339.exec(value) : null;
    if (match?.[1] !== undefined && isCalendarDate(match[1])) return Date.parse(match[0]);
    throw new InvalidScalar({
      zh: "不是有效时刻，应为带时区的 RFC 3339，如 2026-01-31T09:00:00+08:00",
      en: "not an instant: write RFC 3339 with an offset, such as 2026-01-31T09:00:00+08:00",
    });
  },
  serialize: (milliseconds) => new Date(milliseconds).toISOString(),
});

builder.scalarType("JSON", {
  description: "Any JSON value.",
  parseValue: (value) => value,
  serialize: (value) => value,
});
