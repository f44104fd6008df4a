import { describe, expect, test } from "vitest";
import { filingFacts } from "../facts/registry.ts";
import { checkCondition } from "../language/check.ts";
import { evaluator } from "../language/evaluate.ts";
import { fold } from "../language/fold.ts";
import { isName } from "../language/parse.ts";
import type { Known, Tree } from "../language/tree.ts";
import { option } from "../language/type.ts";
import { provinceCodes } from "../provinces.ts";
import { rowFunctions, runningFunctions } from "./registry.ts";

/** More would be a second programming language. */
const mostFunctions = 24;

const environment = {
  facts: filingFacts,
  functions: rowFunctions,
  value: null,
  province: option(provinceCodes),
  rules: new Map(),
  mostTerms: 0,
};

test(`there are no more than ${mostFunctions}`, () => {
  expect(rowFunctions.size).toBeLessThanOrEqual(mostFunctions);
});

describe.each([...rowFunctions.values()].map((one) => [one.name, one] as const))("%s", (name, one) => {
  test("can be written, and has words in both languages", () => {
    expect(isName(name)).toBe(true);
    expect(one.title.zh).toMatch(/\p{Script=Han}/u);
    expect(one.title.en).toMatch(/[a-z]/);
  });
  test("comes to what its example says, folded or asked of a filing", () => {
    const [call, result] = one.example;
    const tree = treeOf(call);
    const folded = fold(tree, { functions: runningFunctions });
    const asked = evaluator(tree, {
      functions: runningFunctions,
      fact: (fact) => () => filingFacts.get(fact)?.example,
    })(null);
    expect(asked).toEqual(result);
    if (!call.includes("website.")) expect(folded).toEqual(["known", result]);
  });
  test("takes odd arguments of its types without throwing", () => {
    const odd: Readonly<Record<string, readonly Known[]>> = {
      TEXT: ["", "\u{20000}", "a".repeat(500), "１２３", "。.", "\u200b"],
      NUMBER: [0, -1, 1_000_000_000, -1_000_000_000],
      DAY: ["1900-01-01", "2999-12-31", "2024-02-29"],
      LIST: [[], ["", ""]],
    };
    const [first = [], second = []] = one.takes.map(({ kind }) => odd[kind] ?? []);
    for (const a of first)
      for (const b of one.takes.length > 1 ? second : [""]) {
        const given = one.takes.length > 1 ? [a, b] : [a];
        const made = one.run(...(given as never[]));
        if (one.gives.kind === "DAY" && made !== undefined) expect(made).toMatch(/^\d{4}-\d\d-\d\d$/);
        else if (one.gives.kind === "NUMBER") expect(Number.isInteger(made)).toBe(true);
      }
  });
});

/** A call within a condition, since nothing else is checked. */
function treeOf(call: string): Tree {
  for (const other of ["true", "0", '"2026-11-24"', '""']) {
    const { tree } = checkCondition(`${call} == ${other}`, environment);
    if (tree?.[0] === "==") return tree[1];
  }
  const { tree } = checkCondition(`"x" in ${call}`, environment);
  if (tree?.[0] === "in") return tree[2];
  throw new Error(`${call} isn't a call`);
}
