import { expect, test } from "vitest";
import { around, parseTimelineView, periodsOf, timelineAddress, zoomedIn } from "./timeline-view.ts";

const whole = parseTimelineView(new URLSearchParams());

test.each([
  "/timeline",
  "/timeline?axis=RECORDED&by=topic&step=DAY&from=2026-02-01&until=2026-02-28&province=CN&topic=CONTACT",
  "/timeline?from=2020-01-01&until=2026-12-31&province=ZJ",
])("the address %s is read and written the same", (address) => {
  const view = parseTimelineView(new URLSearchParams(address.split("?")[1]));
  expect(timelineAddress(view)).toBe(address);
});

test.each([
  ["from=2026-02-30&until=2026-03-01&step=DAY", "/timeline"],
  ["from=2026-03-02&until=2026-03-01&step=DAY", "/timeline"],
  ["step=DAY", "/timeline"],
  ["axis=x&by=y&province=QQ&topic=Z", "/timeline"],
])("what makes no sense is left out: %s", (parameters, address) => {
  expect(timelineAddress(parseTimelineView(new URLSearchParams(parameters)))).toBe(address);
});

test("zooming goes from a year to its months to their days, and back out the same way", () => {
  const year = zoomedIn(whole, "2024-01-01");
  expect([year.step, year.from, year.until]).toEqual(["MONTH", "2024-01-01", "2024-12-31"]);
  const month = zoomedIn(year, "2024-02-01");
  expect([month.step, month.from, month.until]).toEqual(["DAY", "2024-02-01", "2024-02-29"]);
  const day = zoomedIn(month, "2024-02-10");
  expect([day.step, day.from, day.until]).toEqual(["DAY", "2024-02-10", "2024-02-10"]);
  expect(around(day).map(({ label }) => label)).toEqual([null, "2024", "2024-02"]);
  expect(around(day).map(({ view }) => view)).toEqual([whole, year, month]);
  expect(around(month).map(({ view }) => view)).toEqual([whole, year]);
  expect(around(whole)).toEqual([]);
});

test("periods follow one another without a gap", () => {
  expect(periodsOf("YEAR", "2023-05-01", "2025-01-01")).toEqual(["2023-01-01", "2024-01-01", "2025-01-01"]);
  expect(periodsOf("MONTH", "2023-11-30", "2024-01-01")).toEqual(["2023-11-01", "2023-12-01", "2024-01-01"]);
  expect(periodsOf("DAY", "2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
});
