import { national, provinceCodes } from "@beian/shared";
import { expect, test } from "vitest";
import { layers } from "./kinds.ts";

test("a cell's layer is the national default or one of the provinces", () => {
  expect(layers).toEqual([national, ...provinceCodes]);
});
