import { CelScalar, celEnv, celFunc, isCelError, listType, parse, plan } from "@bufbuild/cel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { celFunctions, nested } from "./cel.example.ts";
import { evaluator } from "./evaluate.ts";
import { fold } from "./fold.ts";
import { bindingsOf, worlds } from "./language.properties.ts";
import { printTree } from "./print.ts";
import { arbitraryCondition, boxes, boxFact, boxFunctions, colourTerms } from "./tree.arbitrary.ts";

const own = celFunctions(boxes.functions, boxFunctions);

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
      const said = run({
        ...nested(boxes.facts.keys(), (name) => box.get(name)),
        value: [...value],
        province,
      } as never);
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
