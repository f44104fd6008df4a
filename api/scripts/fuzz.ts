// npm run fuzz -- [--runs 10000] [--seed N]: attacks the product with generated requests and files, and prints what came of
// it with the seed by which a run is repeated; fails at the first answer that is a fault of ours.
import { parseArgs } from "node:util";
import { fuzz } from "../test/fuzz/fuzz.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "10000" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
const runs = Number(values.runs);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1)
  throw new Error("--runs and --seed are whole numbers");
process.stdout.write(`种子 / seed: ${seed}\n`);
const began = performance.now();
const { sent, statuses, heaps } = await fuzz({ runs, seed });
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.table(sent);
console.table(statuses);
const all = Object.values(sent).reduce((sum, some) => sum + some, 0);
process.stdout.write(`
攻击 / attacks: ${all}, ${minutes} min
每十分之一后的堆，MiB / heap after each tenth, MiB: ${heaps.map((bytes) => Math.round(bytes / 1_048_576)).join(" ")}
`);
