import fc from "fast-check";
import { expect, test } from "vitest";
import { pageWithin, signInPath } from "./sign-in-path.ts";

test.each([
  [undefined, "/"],
  ["/changes/12?show=all#edits", "/changes/12?show=all#edits"],
  ["/provinces/../changes", "/changes"],
  ["/compare?to=//evil.example", "/compare?to=//evil.example"],
  ["changes", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/sign-in?to=/changes", "/"],
  ["/./sign-in?to=/changes", "/"],
  ["/.//evil.example/x", "/"],
  ["/..//evil.example/x", "/"],
  ["/%2e//evil.example/x", "/"],
  ["/%2E%2e//evil.example/x", "/"],
  ["/a/..//evil.example/x", "/"],
  ["/.\\/evil.example/x", "/"],
  ["/.\t//evil.example/x", "/"],
  ["/\n.\r//evil.example/x", "/"],
  ["/./\\evil.example/x", "/"],
  ["///evil.example", "/"],
  ["/////evil.example", "/"],
  ["http:evil.example", "/"],
  ["//admin.invalid/changes", "/changes"],
  ["//user@admin.invalid:80/changes", "/changes"],
  ["/。。//evil.example", "/%E3%80%82%E3%80%82//evil.example"],
  ["/／evil.example", "/%EF%BC%8Fevil.example"],
  ["/%2f/evil.example", "/%2f/evil.example"],
  ["/%5cevil.example", "/%5cevil.example"],
])("after signing in for %j a person comes to %s", (to, page) => {
  expect(pageWithin(to)).toBe(page);
});

/** What browsers and proxies read in more than one way. */
const pieces = [
  ..."/\\.:@?#%;&=~*|<>\"'[]{}^` \t\n\r\0\v\f",
  ..."／＼．。｡∕⁄․‥…：＠？\u00a0\u200b\u2028\ufeff\ud800",
  "//",
  "/\\",
  "..",
  "/./",
  "/../",
  "%2e",
  "%2E%2e",
  "%2f",
  "%5C",
  "%09",
  "%00",
  "%25",
  "http:",
  "https://",
  "javascript:",
  "data:text/html,",
  "evil.example",
  "user:password@",
  ":8080",
  "[::1]",
  "127.0.0.1",
  "admin.example",
  "admin.invalid",
  "sign-in",
  "changes",
  "?to=",
  "x",
];

const spelling = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `/${parts.join("")}`),
  fc.webUrl(),
  fc.string({ unit: "binary", maxLength: 20 }),
);

test("whatever the spelling, a browser stays on the site, and so does the next one to read it", () => {
  fc.assert(
    fc.property(spelling, (to) => {
      const page = pageWithin(to);
      expect(page).toMatch(/^\/(?![/\\])/);
      for (const at of ["https://admin.example/sign-in?to=x", "http://127.0.0.1:3000/a/b/c"]) {
        const first = new URL(page, at);
        expect(first.origin).toBe(new URL(at).origin);
        // As a redirect's header, and again as what is left of its path.
        const again = new URL(first.pathname + first.search + first.hash, first);
        expect(again.href).toBe(first.href);
        expect(first.pathname).not.toBe("/sign-in");
      }
      expect(pageWithin(page)).toBe(page);
    }),
    { numRuns: 5_000 },
  );
});

test("the sign-in page leads back to where it was asked for", () => {
  const address = new URL(signInPath("/provinces/ZJ?asOf=2026-01-01"), "http://admin.example");
  expect(address.pathname).toBe("/sign-in");
  expect(pageWithin(address.searchParams.get("to") ?? undefined)).toBe("/provinces/ZJ?asOf=2026-01-01");
});
