// npm run bench: the product's figures beside its peers', as a table. What it measures against is installed only here.
import { join } from "node:path";
import { root, run } from "./child.mjs";
import { install, installBench } from "./install.mjs";
import { exitCodeOf } from "./refusal.mjs";

process.exitCode = await exitCodeOf(async () => {
  const node = await install();
  await installBench();
  return run(node, [join(root, "bench/src/main.ts"), ...process.argv.slice(2)]);
});
