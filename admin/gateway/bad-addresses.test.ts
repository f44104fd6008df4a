import fc from "fast-check";
import { expect, test } from "vitest";
import { isBadAddress } from "./bad-addresses.ts";

test.each([
  "/provinces/%E0%A4%A",
  "/provinces/%",
  "/provinces/%zz",
  "/provinces/%ff",
  "/provinces/%00",
  "/%0d%0aset-cookie:x",
  "/provinces/%7f",
  "//evil.example/x",
  "/provinces//ZJ",
  "/provinces/%2f%2fevil",
  "/\\evil.example",
  "/%5cevil.example",
  `/${"a".repeat(2_000)}`,
  "http://evil.example/",
  "*",
  "",
])("%s is no address", (url) => {
  expect(isBadAddress(url)).toBe(true);
});

test.each([
  "/",
  "/provinces/ZJ",
  "/provinces/%E6%B5%99",
  "/compare?where=a%3Ab&q=%00%ff",
  `/compare?${"x=1&".repeat(900)}`,
])("%s is one", (url) => {
  expect(isBadAddress(url)).toBe(false);
});

test("whatever text stands in a part of a path, its address is one where it holds no control character", () => {
  const part = fc.string({ unit: "grapheme", maxLength: 15 }).filter((text) => !/[\p{Cc}/\\]/u.test(text));
  fc.assert(fc.property(part, (text) => !isBadAddress(`/provinces/${encodeURIComponent(text)}`)));
});
