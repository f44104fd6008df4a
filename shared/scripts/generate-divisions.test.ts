import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { divisionModule } from "./division-module.ts";
import { divisionNames } from "./division-names.ts";

test("the committed names are those that the packages hold", () => {
  const committed = readFileSync(new URL("../src/address/divisions.generated.ts", import.meta.url), "utf8");
  // Compared as a whole: the lines are too long to be of use in a diff.
  expect(committed === divisionModule(divisionNames()), "run node shared/scripts/generate-divisions.ts").toBe(true);
});

test("Taiwan, Hong Kong and Macao and entries that name no place are left out", () => {
  const all = Object.values(divisionNames().names).flat();
  for (const name of ["台北市", "中西区", "市辖区", "县", "省直辖县级行政区划"]) expect(all).not.toContain(name);
});

test("a former name stands only where it can mean one province", () => {
  const { names } = divisionNames();
  expect(names.BJ).toContain("宣武区");
  // 双桥区 was in Chongqing and still is in Hebei; 清河区 was in Jiangsu and still is in Liaoning.
  expect(names.CQ).not.toContain("双桥区");
  expect(names.HE).toContain("双桥区");
  expect(names.JS).not.toContain("清河区");
});

test("peoples are left out of a name where people leave them out", () => {
  const { names } = divisionNames();
  expect(names.QH).toContain("河南县");
  expect(names.GS).toEqual(expect.arrayContaining(["阿克塞县", "积石山县", "东乡县", "临夏州"]));
  expect(names.YN).toEqual(expect.arrayContaining(["双江县", "西双版纳州"]));
  expect(names.NM).toEqual(expect.arrayContaining(["鄂伦春旗", "鄂温克旗", "莫力达瓦旗"]));
});
