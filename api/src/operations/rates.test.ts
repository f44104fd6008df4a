import { expect, test } from "vitest";
import { callerOf, createRates } from "./rates.ts";

function started(allowances = { mutations: 60, cost: 1_000 }) {
  let time = Date.parse("2026-11-24T00:00:00Z");
  const rates = createRates(allowances, () => new Date(time));
  return {
    rates,
    pass(ms: number) {
      time += ms;
    },
  };
}

test("a minute's worth goes at once, and comes back steadily", () => {
  const { rates, pass } = started();
  for (let index = 0; index < 60; index += 1) expect(rates.take("mutations", "a", 1)).toBe(0);
  expect(rates.take("mutations", "a", 1)).toBe(1_000);
  expect(rates.take("mutations", "b", 1)).toBe(0);
  expect(rates.take("cost", "a", 1)).toBe(0);
  pass(999);
  expect(rates.take("mutations", "a", 1)).toBe(1);
  pass(1);
  expect(rates.take("mutations", "a", 1)).toBe(0);
  expect(rates.take("mutations", "a", 1)).toBe(1_000);
});

test("more than a minute's worth at once takes all of it, and is never refused for good", () => {
  const { rates, pass } = started();
  expect(rates.take("cost", "a", 5_000)).toBe(0);
  expect(rates.take("cost", "a", 500)).toBe(30_000);
  pass(60_000);
  expect(rates.take("cost", "a", 5_000)).toBe(0);
});

test("a clock set back shuts nobody out", () => {
  const { rates, pass } = started();
  rates.take("cost", "a", 1_000);
  pass(-3_600_000);
  expect(rates.take("cost", "a", 1_000)).toBe(0);
  expect(rates.take("cost", "a", 500)).toBe(30_000);
});

test.each([
  ["203.0.113.7", "address 203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "address 2001:db8:1:2"],
  ["2001:db8::1", "address 2001:db8:0:0"],
  ["2001:db8:1:2::", "address 2001:db8:1:2"],
  ["::1", "address 0:0:0:0"],
  ["2001:0DB8:0001:2::9", "address 2001:db8:1:2"],
  ["::ffff:203.0.113.7", "address 203.0.113.7"],
  ["::FFFF:cb00:7107", "address 203.0.113.7"],
  ["0:0:0:0:0:ffff:203.0.113.7", "address 203.0.113.7"],
  ["fe80::1:2%eth0", "address fe80:0:0:0"],
])("a stranger at %s counts as %s", (origin, caller) => {
  expect(callerOf({ kind: "ANONYMOUS", origin })).toBe(caller);
});

test("what was reckoned too low is owed, and comes back within a minute", () => {
  const { rates, pass } = started();
  expect(rates.take("cost", "a", 100)).toBe(0);
  rates.owe("cost", "a", 400);
  expect(rates.take("cost", "a", 600)).toBe(6_000);
  rates.owe("cost", "a", 1_000_000);
  expect(rates.take("cost", "a", 1)).toBe(60);
  pass(60_000);
  expect(rates.take("cost", "a", 1_000)).toBe(0);
});
