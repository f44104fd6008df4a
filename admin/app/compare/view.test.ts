import { expect, test } from "vitest";
import { parseTimes, timeVariables } from "./times.ts";
import { changedView, parseView, pinned, type View, viewParameters } from "./view.ts";

test.each([
  "",
  "show=map&map=house-number",
  "show=pair&pair=ZJ&pair=BJ",
  "asOf=2026-01-01&knownAt=2026-06-01T09%3A30&against=2025-01-01&againstKnownAt=2025-06-01T00%3A00",
  "topic=CONTACT&topic=DOMAIN&region=EAST&province=ZJ&province=BJ&requirement=house-number&where=house-number.REQUIRED" +
    "&where=house-number.unrecorded&where=individual-minimum-age.18*&origin=PROVINCE&differences=1&transposed=1" +
    "&sort=-individual-minimum-age&group=house-number&open=BJ.house-number",
  "open=house-number",
])("the address ?%s is read and written the same", (address) => {
  expect(viewParameters(parseView(new URLSearchParams(address))).toString()).toBe(address);
});

test.each([
  ["show=nothing&topic=X&region=Y&province=QQ&province=zj", ""],
  ["requirement=Not+A+Key&where=x&where=.A&sort=%2F&group=A&map=B", ""],
  ["province=ZJ&province=ZJ&topic=DOMAIN&topic=CONTACT", "topic=CONTACT&topic=DOMAIN&province=ZJ"],
  ["open=QQ.house-number", ""],
  ["asOf=2026-02-30", ""],
  ["pair=BJ", ""],
  ["pair=SH", "pair=SH&pair=BJ"],
  ["differences=yes", ""],
])("what ?%s names wrongly is left out: ?%s", (address, read) => {
  expect(viewParameters(parseView(new URLSearchParams(address))).toString()).toBe(read);
});

test("times are named where no calendar has them, and reach the API as instants of Beijing", () => {
  const parse = (address: string) => parseTimes(new URLSearchParams(address));
  expect(parse("asOf=2026-02-30&knownAt=2026-01-01T24:00&against=x&againstKnownAt=2026-01-01").wrong).toEqual([
    "2026-02-30",
    "2026-01-01T24:00",
    "x",
    "2026-01-01",
  ]);
  expect(timeVariables(parse("asOf=2026-01-01").times)).toMatchObject({ asOf: "2026-01-01", twoTimes: false });
  // What the other time leaves open is as in the first.
  expect(
    timeVariables(parse("asOf=2026-01-01&knownAt=2026-06-01T09:30&againstKnownAt=2026-05-01T00:00").times),
  ).toEqual({
    asOf: "2026-01-01",
    knownAt: "2026-06-01T09:30:59.999+08:00",
    twoTimes: true,
    againstAsOf: "2026-01-01",
    againstKnownAt: "2026-05-01T00:00:59.999+08:00",
  });
});

test("a link is pinned to the instant of the last publication that its view knew of", () => {
  const result = {
    comparison: { asOf: "2026-11-30", provinces: [], rows: [] },
    latestChanges: [{ id: "1", publishedAt: "2026-11-30T07:25:12.345Z" }],
  };
  const link = pinned(parseView(new URLSearchParams("topic=CONTACT")), result);
  expect(String(viewParameters(link))).toBe("asOf=2026-11-30&knownAt=2026-11-30T15%3A25%3A12.345&topic=CONTACT");
  // The instant itself, not the end of its minute; what names an instant already keeps it.
  expect(timeVariables(link).knownAt).toBe("2026-11-30T15:25:12.345+08:00");
  expect(pinned(link, { ...result, latestChanges: [] }).knownAt).toBe("2026-11-30T15:25:12.345");
});

const viewOf = (address: string) => parseView(new URLSearchParams(address));

test.each<readonly [string, string, string, Partial<View>, string]>([
  ["a second choice keeps the first", "", "requirement=a", { requirements: ["b"] }, "requirement=a&requirement=b"],
  ["of two taken away none comes back", "province=ZJ&province=BJ", "province=BJ", { provinces: ["ZJ"] }, ""],
  ["two values of one requirement", "", "where=a.X", viewOf("where=a.Y"), "where=a.X&where=a.Y"],
  [
    "what was cleared is cleared, what came since stays",
    "topic=CONTACT",
    "topic=CONTACT&topic=DOMAIN",
    { topics: [] },
    "topic=DOMAIN",
  ],
  ["twice the same", "", "region=EAST", { regions: ["EAST"] }, "region=EAST"],
  ["another part", "", "topic=CONTACT", { differences: true }, "topic=CONTACT&differences=1"],
  ["an order of one's own", "province=ZJ", "province=ZJ", { provinces: ["BJ", "ZJ"] }, "province=BJ&province=ZJ"],
])("changes that follow quickly: %s", (_, seen, current, patch, after) => {
  expect(viewParameters(changedView(viewOf(seen), viewOf(current), patch)).toString()).toBe(after);
});
