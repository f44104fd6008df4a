import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cityModule, cityNames } from "./city-names.ts";

test("the committed cities are those that the package holds", () => {
  const committed = readFileSync(new URL("../src/address/cities.generated.ts", import.meta.url), "utf8");
  // Compared as a whole: the lines are too long to be of use in a diff.
  expect(committed === cityModule(), "run node shared/scripts/generate-cities.ts").toBe(true);
});

test("prefectures have their counties, and what lies right below a province is its own city", () => {
  const names = cityNames();
  expect(names.BJ).toEqual([]);
  expect(names.JS.find((city) => city.startsWith("苏州市"))?.split(" ")).toContain("昆山市");
  expect(names.HA).toContain("济源市");
  expect(names.XJ).toContain("石河子市");
  expect(Object.values(names).flat().length).toBeGreaterThan(360);
});
