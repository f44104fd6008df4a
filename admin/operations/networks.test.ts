import { afterEach, expect, test, vi } from "vitest";
import { mayReadMetrics } from "./networks.ts";

afterEach(() => vi.unstubAllEnvs());

test.each<[string | undefined, string | null, boolean]>([
  [undefined, "127.0.0.1", true],
  [undefined, "::1", true],
  [undefined, "::ffff:127.0.0.1", true],
  [undefined, "203.0.113.7", false],
  // By way of a proxy on this machine.
  [undefined, "203.0.113.7, 127.0.0.1", false],
  [undefined, "127.0.0.1, 203.0.113.7", false],
  [undefined, "nonsense", false],
  [undefined, "", false],
  [undefined, null, false],
  ["none", "127.0.0.1", false],
  ["10.0.0.0/8, 2001:db8::/32", "10.2.3.4", true],
  ["10.0.0.0/8, 2001:db8::/32", "2001:db8::7", true],
  ["10.0.0.0/8, 2001:db8::/32", "127.0.0.1", false],
  ["nonsense", "127.0.0.1", false],
])("with METRICS_FROM %s a request by way of %s may read them: %s", (from, by, may) => {
  if (from !== undefined) vi.stubEnv("METRICS_FROM", from);
  expect(mayReadMetrics(by)).toBe(may);
});
