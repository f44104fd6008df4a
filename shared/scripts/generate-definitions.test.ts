import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionFiles, definitionsModule, valuesModule } from "./definitions-module.ts";

test.each([
  ["definitions", definitionsModule],
  ["shipped-values", valuesModule],
])("the committed %s are those of drizzle/seed", (name, made) => {
  const committed = readFileSync(new URL(`../src/catalogue/${name}.generated.ts`, import.meta.url), "utf8");
  expect(committed, "run node shared/scripts/generate-definitions.ts").toBe(made());
});

test("no two of them have one place", () => {
  const places = definitionFiles().map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
});
