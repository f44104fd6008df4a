// node scripts/run.mjs FILE …: installs what is missing and runs a file on the Node that the product runs on.
import { compiled, run } from "./child.mjs";
import { install } from "./install.mjs";
import { exitCodeOf } from "./refusal.mjs";

process.exitCode = await exitCodeOf(async () =>
  run(await install(), process.argv.slice(2), { env: { ...process.env, ...compiled } }),
);
