import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "./dates.ts";
import { isBeijingTime, readBeijingTime, readDay } from "./written-times.ts";

test.each([
  ["2026-12-01"],
  ["2026-12-1"],
  ["2026/12/1"],
  ["2026/12/01"],
  ["2026.12.1"],
  ["2026。12。1"],
  ["20261201"],
  ["2026年12月1日"],
  ["2026 年 12 月 01 号"],
  ["２０２６年１２月１日"],
  ["２０２６－１２－０１"],
  ["２０２６／１２／１"],
  ["２０２６１２０１"],
  ["2026–12–01"],
  ["2026 - 12 - 1"],
  [" 2026-12-01\u3000"],
  ["\u200e2026-12-01\u200b\n"],
  ["\ufeff20261201"],
])("%j is the first of December", (text) => {
  expect(readDay(text)).toEqual({ kind: "READ", text: "2026-12-01" });
});

test.each([
  ["", { kind: "NOTHING" }],
  ["\u200b \u3000", { kind: "NOTHING" }],
  ["2026-02-30", { kind: "NO_SUCH_DAY", day: "2026-02-30" }],
  ["2026年2月29日", { kind: "NO_SUCH_DAY", day: "2026-02-29" }],
  ["20261301", { kind: "NO_SUCH_DAY", day: "2026-13-01" }],
  ["2026/0/1", { kind: "NO_SUCH_DAY", day: "2026-00-01" }],
  ["1899-12-31", { kind: "OUT_OF_RANGE", day: "1899-12-31" }],
  ["3000.1.1", { kind: "OUT_OF_RANGE", day: "3000-01-01" }],
  ["12/1/2026", { kind: "UNREADABLE" }],
  ["26-12-1", { kind: "UNREADABLE" }],
  ["2026-12", { kind: "UNREADABLE" }],
  ["2026-12/1", { kind: "UNREADABLE" }],
  ["2026121", { kind: "UNREADABLE" }],
  ["2026年12月", { kind: "UNREADABLE" }],
  ["2026-12-011", { kind: "UNREADABLE" }],
  ["2026-12-01T09:30", { kind: "UNREADABLE" }],
  ["明天", { kind: "UNREADABLE" }],
  ["46357", { kind: "UNREADABLE" }],
])("%j is no day that is taken, and why is said", (text, expected) => {
  expect(readDay(text)).toEqual(expected);
});

test.each([
  ["2026-12-01T09:30", "2026-12-01T09:30"],
  ["2026-12-01 09:30", "2026-12-01T09:30"],
  ["2026/12/1 9:30", "2026-12-01T09:30"],
  ["２０２６／１２／１　９：３０", "2026-12-01T09:30"],
  ["20261201 09:30:05", "2026-12-01T09:30:05"],
  ["2026年12月1日9时30分", "2026-12-01T09:30"],
  ["2026年12月1日 9点30分5秒", "2026-12-01T09:30:05"],
  ["2026-12-01T09:30:05.007", "2026-12-01T09:30:05.007"],
])("%j is a time on Beijing's clocks", (text, expected) => {
  expect(readBeijingTime(text)).toEqual({ kind: "READ", text: expected });
  expect(isBeijingTime(text)).toBe(text === expected);
});

test.each([
  ["", "NOTHING"],
  ["2026-12-01", "UNREADABLE"],
  ["2026-12-01 24:00", "UNREADABLE"],
  ["2026-12-01 09:60", "UNREADABLE"],
  ["2026-12-01T09:30Z", "UNREADABLE"],
  ["2026-12-01T09:30+08:00", "UNREADABLE"],
  ["09:30", "UNREADABLE"],
  ["2026-02-30 09:30", "NO_SUCH_DAY"],
])("%j is no time that is taken: %s", (text, kind) => {
  expect(readBeijingTime(text).kind).toBe(kind);
});

test("every day is read in every form, and whatever is read is a day of the calendar in its own form", () => {
  const day = fc.integer({ min: 0, max: 400_000 }).map((days) => addDays("1900-01-01", days));
  fc.assert(
    fc.property(day, (text) => {
      const [year = "", month = "", date = ""] = text.split("-");
      const forms = ["-", "/", "."].map((sign) => [year, Number(month), Number(date)].join(sign));
      for (const form of [...forms, `${year}${month}${date}`, `${year}年${Number(month)}月${Number(date)}日`])
        expect(readDay(form)).toEqual({ kind: "READ", text });
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789-/.年月日 T:"), maxLength: 24 }), (text) => {
      const read = readDay(text);
      if (read.kind === "READ") expect(readDay(read.text)).toEqual(read);
      const time = readBeijingTime(text);
      if (time.kind === "READ") expect(isBeijingTime(time.text)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
