// npm run fuzz -- [--runs 10000] [--seed N]: attacks the product with generated requests and files, and prints what came of
// it with the seed by which a run is repeated; fails at the first answer that is a fault of ours, and where the heap grows
// though the caches are full.
import { parseArgs } from "node:util";
import { fuzz, growthOf, mostGrowth } from "../test/fuzz/fuzz.ts";

const usage = "npm run fuzz -- [--runs 10000] [--seed N]\n";
const asked = readArguments();
if (asked === null) {
  process.stderr.write(`参数须为整数 / options are whole numbers\n${usage}`);
  process.exit(2);
}
if (asked.help) {
  process.stdout.write(usage);
  process.exit();
}
const { runs, seed } = asked;
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

/** Null where they aren't what can be asked for. */
function readArguments() {
  const whole = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { runs: whole, seed: whole, help: { type: "boolean", short: "h" } } });
    const runs = Number(values.runs ?? 10_000);
    const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
    const areWhole = Number.isSafeInteger(seed) && Number.isSafeInteger(runs) && runs > 0;
    return areWhole ? { runs, seed, help: values.help ?? false } : null;
  } catch {
    return null;
  }
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
