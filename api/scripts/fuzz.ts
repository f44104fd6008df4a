// npm run fuzz -- [--runs 10000] [--seed N]: attacks the product with generated requests and files, and prints what came of
// it with the seed by which a run is repeated; fails at the first answer that is a fault of ours, and where the heap grows
// though the caches are full.
import { parseArgs } from "node:util";
import { fuzz, growthOf, mostGrowth } from "../test/fuzz/fuzz.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "10000" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
const runs = Number(values.runs);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(runs) || runs < 1)
  throw new Error("--runs and --seed are whole numbers");
process.stdout.write(`种子 / seed: ${seed}\n`);
const began = performance.now();
const report = await fuzz({ runs, seed, fillsCaches: true });
const { sent, statuses, heaps } = report;
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
console.table(sent);
console.table(statuses);
const all = Object.values(sent).reduce((sum, some) => sum + some, 0);
process.stdout.write(`
攻击 / attacks: ${all}, ${minutes} min
每十分之一后的堆，MiB / heap after each tenth, MiB: ${heaps.map(mebibytes).join(" ")}
`);
if (growthOf(report) > mostGrowth) {
  const grew = `${mebibytes(growthOf(report))} MiB`;
  process.stdout.write(`堆在后半程增长 ${grew} / the heap grew by ${grew} in the second half\n`);
  process.exitCode = 1;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
