import { afterEach, expect, test, vi } from "vitest";
import { callerOf } from "./caller.ts";

afterEach(() => vi.unstubAllEnvs());

test.each<[string | null, string]>([
  ["203.0.113.7", "203.0.113.7"],
  ["203.0.113.7, 127.0.0.1", "203.0.113.7"],
  // What a caller says of itself stands before what its connection says.
  ["198.51.100.1, 203.0.113.7, 127.0.0.1", "203.0.113.7"],
  ["127.0.0.1", "127.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  [null, ""],
])("%s comes from %s", (forwarded, caller) => {
  expect(callerOf(forwarded)).toBe(caller);
});

test("proxies are those of TRUSTED_PROXIES", () => {
  vi.stubEnv("TRUSTED_PROXIES", "172.31.250.0/29");
  expect(callerOf("203.0.113.7, 172.31.250.1")).toBe("203.0.113.7");
  expect(callerOf("203.0.113.7, 127.0.0.1")).toBe("127.0.0.1");
});
