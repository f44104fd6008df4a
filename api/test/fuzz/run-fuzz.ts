// npm run fuzz -- [--runs 10000] [--seed N]: the long form of fuzz.test.ts; prints the seed by which it can be repeated.
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({ options: { runs: { type: "string", default: "10000" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31));
const runs = Number(values.runs);
console.log(`种子 / seed: ${seed}`);
const { sent, statuses, growth } = await fuzz({ runs, seed });
console.table(sent);
console.log("状态码 / statuses:", statuses);
console.log(`堆增长 / heap growth: ${(growth / 1_048_576).toFixed(1)} MiB`);
if (growth > 32 * 1_048_576) throw new Error(`the heap grew by ${growth} bytes`);
