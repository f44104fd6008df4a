import { CelScalar, celEnv, celFunc, isCelError, listType, parse, plan } from "@bufbuild/cel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluator } from "./evaluate.ts";
import { fold } from "./fold.ts";
import { bindingsOf, worlds } from "./language.properties.ts";
import { printTree } from "./print.ts";
import { arbitraryCondition, boxes, boxFact, boxFunctions, colourTerms } from "./tree.arbitrary.ts";
import type { Known } from "./tree.ts";
import type { Type } from "./type.ts";

// CEL's own implementation as the judge of our reading: whole numbers are bigints there, days are texts, and what isn't
// known is an error, which its && and || pass over as ours do.

function celType(type: Type) {
  if (type.kind === "LIST") return listType(CelScalar.STRING);
  return {
    FLAG: CelScalar.BOOL,
    NUMBER: CelScalar.INT,
    DAY: CelScalar.STRING,
    TEXT: CelScalar.STRING,
    OPTION: CelScalar.STRING,
  }[type.kind];
}

type CelValue = boolean | bigint | string | readonly CelValue[];

function toCel(value: Known): CelValue {
  if (typeof value === "object") return value.map(toCel);
  return typeof value === "number" ? BigInt(value) : value;
}

function fromCel(value: unknown): Known {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "object" && value !== null && Symbol.iterator in value) return [...(value as Iterable<string>)];
  return value as Known;
}

/** Facts as CEL names them: a map for what stands before the dot. */
function nested(box: ReadonlyMap<string, Known>): Record<string, unknown> {
  const all: Record<string, Record<string, unknown> | unknown> = { box: {} };
  for (const [name, value] of box) {
    const [group, key] = name.split(".");
    if (key === undefined) all[name] = toCel(value);
    else (all[group ?? ""] as Record<string, unknown>)[key] = toCel(value);
  }
  return all;
}

const own = [...boxes.functions].map(([name, { takes, gives }]) =>
  celFunc(name, takes.map(celType), celType(gives), (...given: unknown[]) =>
    toCel(boxFunctions.get(name)?.(...(given.map(fromCel) as never[])) ?? ""),
  ),
);

test("CEL's own implementation comes to the same, errors counting as unknown", () => {
  let decided = 0;
  fc.assert(
    fc.property(arbitraryCondition(), worlds, (tree, world) => {
      const words = celFunc("terms", [CelScalar.STRING], listType(CelScalar.STRING), (key: unknown) => [
        ...colourTerms(String(key)),
      ]);
      const rule = celFunc("rule", [CelScalar.STRING], CelScalar.INT, () => {
        if (world.size === null) throw new Error("not recorded");
        return BigInt(world.size);
      });
      const run = plan(celEnv({ funcs: [...own, words, rule] }), parse(printTree(tree)));
      const { value, province, box } = world;
      const said = run({ ...nested(box), value: [...value], province } as never);
      const theirs = isCelError(said) ? undefined : said;
      const folded = fold(tree, bindingsOf(world));
      const ours = evaluator(folded, { functions: boxFunctions, terms: colourTerms, fact: boxFact })(box);
      expect(ours, printTree(tree)).toBe(theirs);
      if (ours !== undefined) decided += 1;
    }),
    { numRuns: 500 },
  );
  expect(decided).toBeGreaterThan(150);
});
