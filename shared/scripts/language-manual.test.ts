import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkDefinition } from "../src/definition/check-definition.ts";
import { environmentOf } from "../src/definition/environment-of.ts";
import { requirementOf } from "../src/definition/requirement-of.ts";
import { filingFacts } from "../src/facts/registry.ts";
import { factsOf } from "../src/filing/facts.ts";
import { parseFiling } from "../src/filing/parse-filing.ts";
import { runningFunctions } from "../src/functions/registry.ts";
import { checkExpression } from "../src/language/check.ts";
import { evaluator } from "../src/language/evaluate.ts";
import { fold } from "../src/language/fold.ts";
import { withTables } from "./language-tables.ts";

const manual = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
const blocks = [...manual.matchAll(/```(json definition|json filing|examples)\n([\s\S]*?)```/g)];
const blocksOf = (kind: string) => blocks.filter(([, of]) => of === kind).map(([, , text = ""]) => text);

const [filingText = "", ...otherFilings] = blocksOf("json filing");
const examples = blocksOf("examples").flatMap((text) =>
  text.split("\n").flatMap((line) => {
    const [expression, result] = line.split(" → ");
    return expression && result ? [[expression, result] as const] : [];
  }),
);

test("the tables name every fact and function that there is", () => {
  expect(manual, "run node shared/scripts/generate-language-tables.ts").toBe(withTables(manual));
});

test("there is one filing, and there are examples of it", () => {
  expect(otherFilings).toEqual([]);
  expect(examples.length).toBeGreaterThan(20);
});

test.each(examples)("%s comes to %s", (expression, expected) => {
  const parsed = parseFiling(JSON.parse(filingText));
  if (!parsed.ok) throw new Error("the manual's filing isn't one");
  const facts = factsOf(parsed.filing, "2026-11-24");
  const flag = { type: "BOOLEAN", yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } } as const;
  const { tree, problems } = checkExpression(
    expression,
    environmentOf({ value: flag }, new Map(), { recorded: false }),
  );
  expect(problems).toEqual([]);
  const functions = runningFunctions;
  const fact = (name: string) => () => filingFacts.get(name)?.read(facts);
  const result = evaluator(fold(tree ?? ["unknown"], { functions }), { functions, fact })(null);
  expect(result === undefined ? "unknown" : JSON.stringify(result)).toBe(expected);
});

test("its definition is sound but for the cases, which nobody can answer for yet", () => {
  const [text = ""] = blocksOf("json definition");
  const { definition, problems } = checkDefinition(JSON.parse(text), { rules: new Map() });
  expect(problems.map(({ code }) => code).filter((code) => code !== "CASE_MISSING")).toEqual([]);
  expect(definition && requirementOf(definition, new Map()).key).toBe("custom-manager-insurance");
});
