import { CelScalar, celEnv, celFunc, isCelError, listType, parse, plan } from "@bufbuild/cel";
import { expect, test } from "vitest";
import { caseDay } from "../src/definition/definition.ts";
import { environmentOf, typeOfValue } from "../src/definition/environment-of.ts";
import { checkRows } from "../src/definition/rows.ts";
import { termsOf } from "../src/definition/words.ts";
import { filingFacts } from "../src/facts/registry.ts";
import { factsOf } from "../src/filing/facts.ts";
import { parseFiling } from "../src/filing/parse-filing.ts";
import { rowFunctions, runningFunctions } from "../src/functions/registry.ts";
import { celFunctions, nested, toCel } from "../src/language/cel.example.ts";
import { reportedItem } from "../src/language/check.ts";
import { evaluator } from "../src/language/evaluate.ts";
import { fold } from "../src/language/fold.ts";
import { definitionFiles } from "./definitions-module.ts";

const all = definitionFiles().map(({ definition }) => definition);
const types = new Map(all.map(({ key, value }) => [key, typeOfValue(value)]));
const functions = celFunctions(rowFunctions, runningFunctions);

test.each(all.flatMap((one) => (one.rows ? [[one.key, one] as const] : [])))(
  "%s: CEL's own implementation says of each row and case what ours says",
  (_, definition) => {
    const terms = termsOf(definition);
    for (const list of ["rows", "unrecorded"] as const) {
      const isRecorded = list === "rows";
      const { rows } = checkRows(definition[list] ?? [], environmentOf(definition, types, { recorded: isRecorded }));
      for (const { filing, province, value, rules = {} } of definition.cases ?? []) {
        const parsed = parseFiling(filing);
        if ((value !== null) !== isRecorded || !parsed.ok) continue;
        const facts = factsOf(parsed.filing, caseDay);
        const read = (name: string) => filingFacts.get(name)?.read(facts);
        const environment = celEnv({
          funcs: [
            ...functions,
            celFunc("terms", [CelScalar.STRING], listType(CelScalar.STRING), (key: unknown) => [...terms(String(key))]),
            celFunc("rule", [CelScalar.STRING], CelScalar.STRING, (key: unknown) => {
              const other = rules[String(key)];
              if (other === undefined) throw new Error("not recorded");
              return String(other);
            }),
          ],
        });
        for (const { row, tree, byOption } of rows)
          for (const item of byOption && Array.isArray(value) ? value : [null]) {
            const said = plan(
              environment,
              parse(row.when),
            )({
              ...nested(filingFacts.keys(), read),
              province,
              ...(value === null ? {} : { value: toCel(value) }),
              ...(item === null ? {} : { item }),
            } as never);
            const bindings = {
              value: value ?? undefined,
              province,
              rule: (key: string) => rules[key] ?? null,
              terms,
              ...(item === null ? {} : { items: new Map([[reportedItem, item]]) }),
              functions: runningFunctions,
            };
            const ours = evaluator(fold(tree, bindings), { ...bindings, fact: (name) => () => read(name) })(null);
            expect(ours, `${row.when} of ${JSON.stringify(filing)}`).toBe(isCelError(said) ? undefined : said);
          }
      }
    }
  },
);
