import { describe, expect, test } from "vitest";
import type { FoundChange, FoundRequirement } from "../../graphql/search.ts";
import { findChanges, findProvinces, findRequirements, numberIn, titleSearchOf } from "./find.ts";

test.each([
  ["浙江", ["ZJ"]],
  ["zhejiang", ["ZJ"]],
  ["zj", ["ZJ"]],
  ["330106", ["ZJ"]],
  ["shanxi", ["SX", "SN"]],
  ["Shaanxi", ["SN"]],
  ["", []],
  ["备案", []],
])("%j finds the provinces %j", (query, codes) => {
  expect(findProvinces(query, "ZH").map(({ code }) => code)).toEqual(codes);
});

describe("requirements", () => {
  const requirement = (key: string, title: string, description: string): FoundRequirement => ({
    id: key,
    key,
    topic: "PRINCIPAL",
    title,
    description,
  });
  const all = [
    requirement("house-number", "通信地址的门牌号", "地址要写到门牌号"),
    requirement("minimum-age", "负责人最低年龄", "Age of the principal"),
    requirement("address-remark", "备注", "没有门牌号时写明"),
  ];
  test.each([
    ["门牌号", ["house-number", "address-remark"]],
    ["通信 门牌", ["house-number"]],
    ["minimum-age", ["minimum-age"]],
    ["PRINCIPAL age", ["minimum-age"]],
    ["手机", []],
    [" ", []],
  ])("%j are found in titles before keys and descriptions: %j", (query, keys) => {
    expect(findRequirements(query, all).map(({ key }) => key)).toEqual(keys);
  });
});

describe("changes", () => {
  const change = (number: number, title: string): FoundChange => ({
    id: String(number),
    number,
    title,
    status: "PUBLISHED",
    effectiveFrom: null,
  });
  const all = [change(112, "撤销变更 12：浙江放宽年龄"), change(12, "浙江放宽年龄"), change(3, "北京收紧门牌号")];
  test.each([
    ["12", [12, 112]],
    ["变更 3", [3]],
    ["#112", [112]],
    ["年龄 浙江", [112, 12]],
    ["广东", []],
  ])("%j finds %j, the one numbered so first", (query, numbers) => {
    expect(findChanges(query, all).map(({ number }) => number)).toEqual(numbers);
  });
});

test.each([
  ["１２", 12],
  ["# 12", 12],
  ["Change 7", 7],
  ["0", null],
  ["12a", null],
  ["", null],
])("the number in %j is %j", (query, number) => {
  expect(numberIn(query)).toBe(number);
});

test.each([
  ["  浙江  年龄 ", "浙江 年龄"],
  [" ", ""],
  ["1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8"],
  ["长".repeat(120), "长".repeat(100)],
])("for %j the API is asked for %j", (query, search) => {
  expect(titleSearchOf(query)).toBe(search);
});
