import { writeFileSync } from "node:fs";
import { codeOfFinding, compile, parseFiling, provinceCodes, resolve, shippedCatalogue } from "@beian/shared";
import { meets, sampleOutcomeOf } from "../src/domain/samples/sample.ts";
import { entriesOf } from "../src/domain/seeding.ts";
import { readSamples, readSeed } from "../src/store/seed.ts";

// Tries the samples that the product comes with on the rules that it comes with, names those that come out otherwise than
// expected, and writes what came out in their place, for a reviewer to judge line by line.

const file = new URL("../../drizzle/samples.json", import.meta.url);
const today = process.argv[2] ?? "2026-11-24";

const entries = entriesOf(readSeed(), shippedCatalogue).toSorted((a, b) =>
  a.effectiveFrom < b.effectiveFrom ? -1 : 1,
);
const history = entries.map((entry, index) => ({ ...entry, id: index + 1, recordedAt: index + 1 }));
const book = compile(resolve(history, today, history.length), shippedCatalogue.requirements);
const keys = new Set(shippedCatalogue.findingKeys);

const samples = readSamples().map((sample) => {
  const parsed = parseFiling(sample.filing);
  if (!parsed.ok) throw new Error(`sample ${sample.id} holds no filing`);
  const expectations = provinceCodes.flatMap((province) => {
    const expected = sample.expectations[province];
    if (!expected) return [];
    const verdict = book.validate(parsed.filing, { today, province });
    const outcome = sampleOutcomeOf(verdict, (key) => codeOfFinding(key, keys));
    const actual = { outcome: outcome.outcome, codes: outcome.codes };
    if (!meets(outcome, { keys: [], ...expected }))
      process.stdout.write(`${sample.id} ${province}: ${JSON.stringify(expected)} → ${JSON.stringify(actual)}\n`);
    return [[province, actual] as const];
  });
  return { ...sample, expectations: Object.fromEntries(expectations) };
});
writeFileSync(file, `${JSON.stringify(samples, null, 2)}\n`);
