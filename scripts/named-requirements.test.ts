import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { optionsOf, shippedCatalogue } from "../shared/src/index.ts";
import { root } from "./child.mjs";

// What names requirements in code is typed by them (shared/src/catalogue/shipped-values.generated.ts): questions and
// tensions with a key or an option that there isn't don't compile. What is prose or JSON is read here.

const docs = globSync(["*.md", "docs/**/*.md"], { cwd: root, exclude: ["**/node_modules/**"] });
const seeds = globSync("drizzle/seed/*.json", { cwd: root }).filter(
  (file) => !file.endsWith("requirement.schema.json"),
);
const textOf = (file: string) => readFileSync(join(root, file), "utf8");
const options = new Set(shippedCatalogue.requirements.flatMap(({ value }) => optionsOf(value).map(({ key }) => key)));
const schema = textOf("api/schema.graphql");

/** As queries, addresses and code of the documents name them. */
const naming = [
  /requirements?: *\\?"([^"\\]+)\\?"/g,
  /requirements?: *\[ *\\?"([^"\\]+)\\?"/g,
  /requirement\(key: *\\?"([^"\\]+)\\?"/g,
  /\/requirements\/([a-z0-9-]+)(?![a-z0-9.-]*\.)/g,
];

function namedIn(text: string): readonly string[] {
  return naming.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, key = ""]) => key));
}

test("every requirement that a document names is one", () => {
  const named = docs.flatMap((file) => namedIn(textOf(file)).map((key) => [file, key] as const));
  expect(named.length).toBeGreaterThan(1);
  for (const [file, key] of named) expect([file, shippedCatalogue.find(key)?.key]).toEqual([file, key]);
});

/** Made up, so that nothing is found by them, or that a definition of their own has them. */
const madeUp = /^(no-such|never-heard-of|wordy|custom-|undeclared)/;

test("every requirement that code, tests or the schema name in a query is one, or made up", () => {
  const files = globSync(["{shared,api,admin,bench,scripts,drizzle,.ci}/**/*.{ts,tsx,mjs}", "api/schema.graphql"], {
    cwd: root,
    exclude: ["**/node_modules/**", "**/.next/**", "**/*.generated.*", "scripts/named-requirements.test.ts"],
  });
  const named = files.flatMap((file) => namedIn(textOf(file)).map((key) => [file, key] as const));
  expect(named.length).toBeGreaterThan(100);
  const unknown = named.filter(([, key]) => /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(key) && !madeUp.test(key));
  expect(unknown.filter(([, key]) => shippedCatalogue.find(key) === null)).toEqual([]);
});

test("every option that a document's queries name as a value is one, or the schema's own", () => {
  for (const file of docs)
    for (const [, option = ""] of textOf(file).matchAll(/\bvalue: *\\?"([A-Z][A-Z0-9_]+)\\?"/g))
      expect([file, option, options.has(option) || schema.includes(option)]).toEqual([file, option, true]);
});

test("every requirement that the seed sends its readers to by title is called so", () => {
  const titles = new Set(shippedCatalogue.requirements.map(({ title }) => title.zh));
  const named = seeds.flatMap((file) => [...textOf(file).matchAll(/见“([^”]+)”/g)].map(([, title]) => [file, title]));
  expect(named.length).toBeGreaterThan(0);
  for (const [file, title = ""] of named) expect([file, title, titles.has(title)]).toEqual([file, title, true]);
});
