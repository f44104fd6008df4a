import { expect, test } from "vitest";
import { shippedCatalogue } from "../src/catalogue/shipped.ts";
import { checkDefinition } from "../src/definition/check-definition.ts";
import { typeOfValue } from "../src/definition/environment-of.ts";
import { rowFunctions } from "../src/functions/registry.ts";
import { topics } from "../src/requirement/topic.ts";
import { definitionFiles } from "./definitions-module.ts";

const files = definitionFiles();
const types = new Map(files.map(({ definition: { key, value } }) => [key, typeOfValue(value)]));
const findings = files.flatMap(({ definition }) => definition.findings ?? []);

test.each(files.map(({ definition }) => [definition.key, definition] as const))(
  "%s has no problem, and comes to what its cases say",
  (_, definition) => {
    const { problems } = checkDefinition(definition, { rules: types, isProducts: true });
    expect(problems).toEqual([]);
  },
);

test("what can be judged has cases", () => {
  const judged = files.filter(({ definition: { rows = [] } }) => rows.length > 0);
  expect(judged).toHaveLength(shippedCatalogue.requirements.filter(({ judging }) => judging).length);
  for (const { definition } of judged) expect(definition.cases?.length, definition.key).toBeGreaterThan(1);
});

test("every topic has some, and every text is in both languages", () => {
  const begun = [...new Set(files.map(({ definition }) => definition.topic))];
  expect(begun.toSorted()).toEqual(topics.toSorted());
  for (const { definition } of files) {
    expect(definition.title.zh).toMatch(/\p{Script=Han}/u);
    expect(definition.title.en).toMatch(/[a-z]/i);
    expect(definition.description.zh).toMatch(/。$/);
    expect(definition.description.en).toMatch(/\.$/);
  }
});

test("a finding means one thing, whoever reports it", () => {
  const meanings = Map.groupBy(findings, ({ key }) => key);
  for (const [key, told] of meanings)
    expect(new Set(told.map(({ meaning }) => JSON.stringify(meaning))).size, key).toBe(1);
});

test.each([...rowFunctions.values()].map((one) => [one.name, one] as const))(
  "%s is used, and says why where one definition alone uses it",
  (name, { only }) => {
    const users = files.filter(({ definition: { cases: _, ...said } }) => JSON.stringify(said).includes(`${name}(`));
    expect(users.length).toBeGreaterThan(0);
    expect(only !== undefined).toBe(users.length === 1);
  },
);
