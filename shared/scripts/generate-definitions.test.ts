import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { definitionFiles, definitionsModule } from "./definitions-module.ts";

test("the committed definitions are those of drizzle/seed", () => {
  const committed = readFileSync(new URL("../src/catalogue/definitions.generated.ts", import.meta.url), "utf8");
  expect(committed, "run node shared/scripts/generate-definitions.ts").toBe(definitionsModule());
});

test("no two of them have one place", () => {
  const places = definitionFiles().map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
});
