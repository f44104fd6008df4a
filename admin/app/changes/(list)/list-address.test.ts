import { expect, test } from "vitest";
import { type ListView, listAddress, listViewOf } from "./list-address.ts";

test.each<[string, ListView]>([
  ["/changes", { mine: false }],
  ["/changes?status=IN_REVIEW", { status: "IN_REVIEW", mine: false }],
  [
    "/changes?status=DRAFT&province=ZJ&requirement=house-number&mine=1&after=MTI",
    { status: "DRAFT", province: "ZJ", requirement: "house-number", mine: true, after: "MTI" },
  ],
  ["/changes?status=DRAFT&origin=PRODUCT", { status: "DRAFT", origin: "PRODUCT", mine: false }],
  ["/changes?before=MTI", { mine: false, before: "MTI" }],
])("%s and its view say the same", (address, view) => {
  expect(listAddress(view)).toBe(address);
  expect(listViewOf(Object.fromEntries(new URL(address, "http://admin.example").searchParams))).toEqual(view);
});

test("what an address says wrongly counts as not said", () => {
  expect(
    listViewOf({ status: "LOST", province: "zj", requirement: "", origin: "US", mine: "yes", after: ["MTI", "x"] }),
  ).toEqual({
    mine: false,
    after: "MTI",
  });
});
