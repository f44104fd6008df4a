import { expect, test } from "vitest";
import { pageWithin, signInPath } from "./sign-in-path.ts";

test.each([
  [undefined, "/"],
  ["/changes/12?show=all#edits", "/changes/12?show=all#edits"],
  ["changes", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?to=/changes", "/"],
])("after signing in for %s a person comes to %s", (to, page) => {
  expect(pageWithin(to)).toBe(page);
});

test("the sign-in page leads back to where it was asked for", () => {
  const address = new URL(signInPath("/provinces/ZJ?asOf=2026-01-01"), "http://admin.example");
  expect(address.pathname).toBe("/sign-in");
  expect(pageWithin(address.searchParams.get("to") ?? undefined)).toBe("/provinces/ZJ?asOf=2026-01-01");
});
