import fc from "fast-check";
import { expect, test } from "vitest";
import { provinces } from "../provinces.ts";
import { readFilingNumber } from "./filing-number.ts";
import { arbitraryFilingNumber } from "./identifiers.arbitrary.ts";

test.each([
  ["京ICP备12345678号", "SUBJECT", "BJ", "京ICP备12345678号"],
  ["鄂ICP备2021001858号", "SUBJECT", "HB", "鄂ICP备2021001858号"],
  ["鄂ICP备2021001858号-1", "SERVICE", "HB", "鄂ICP备2021001858号"],
  ["粤ICP备2021001858号-12A", "SERVICE", "GD", "粤ICP备2021001858号"],
  ["陇ICP备2021001858号-3X", "SERVICE", "GS", "陇ICP备2021001858号"],
  ["京icp备 12345678号 - 1", "SERVICE", "BJ", "京ICP备12345678号"],
  ["京ＩＣＰ备１２３４５６７８号－１", "SERVICE", "BJ", "京ICP备12345678号"],
])("%s", (raw, kind, province, subjectNumber) => {
  expect(readFilingNumber(raw)).toMatchObject({ kind, province, subjectNumber });
});

test.each([
  "京ICP证030173号",
  "浙B2-20080224-1",
  "京ICP备1234567号",
  "京ICP备123456789号",
  "京ICP备12345678",
  "京ICP备12345678号-0",
  "京ICP备12345678号-01",
  "京ICP备12345678号-123456",
  "京ICP备12345678号-",
  "北ICP备12345678号",
  "甘ICP备12345678号",
  "ICP备12345678号",
  "",
])("%j is none", (raw) => {
  expect(readFilingNumber(raw)).toBeNull();
});

test("every province reads back from its prefix", () => {
  for (const { code, icpPrefix } of provinces) {
    expect(readFilingNumber(`${icpPrefix}ICP备12345678号`)?.province).toBe(code);
  }
});

test("the generator's numbers are read as they are", () => {
  fc.assert(
    fc.property(arbitraryFilingNumber("SN"), (number) => {
      expect(readFilingNumber(number)).toMatchObject({ number, province: "SN" });
    }),
  );
});
