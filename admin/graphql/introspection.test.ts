import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import {
  cacheTypesFile,
  cacheTypesOf,
  introspectionFile,
  introspectionOf,
  schemaFile,
} from "../scripts/generate-graphql.ts";

test("the types of operations and the cache's are those of the committed schema; else run the script that generates them", async () => {
  const schema = await readFile(schemaFile, "utf8");
  expect(await readFile(introspectionFile, "utf8")).toBe(introspectionOf(schema));
  expect(await readFile(cacheTypesFile, "utf8")).toBe(cacheTypesOf(schema));
});
