import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

const at = Date.parse("2026-11-30T08:00:00Z");

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["9999999999", 9_999_999_999_000],
  ["Mon, 30 Nov 2026 09:00:00 GMT", 3_600_000],
  ["Mon, 30 Nov 2026 07:00:00 GMT", 0],
  ["", null],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["1e3", null],
  ["2026-11-30T09:00:00Z", null],
  ["Mon, 30 Nov 2026 09:00:00 +0800", null],
  ["Mon, 30 Nov 2026 29:00:00 GMT", null],
  ["120, 240", null],
])("%j asks to wait %j ms", (header, ms) => {
  expect(retryAfterMs(header, at)).toBe(ms);
});
