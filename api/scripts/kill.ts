// npm run kill [ROUNDS]: kills the product at random moments, 200 times unless told otherwise, and prints what was lost.
// Ends after the round under way on SIGTERM, with the figures so far.
import { killRounds } from "../test/kill/rounds.ts";

const rounds = Number(process.argv[2] ?? 200);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("ROUNDS is a whole number");
const began = performance.now();
const stop = new AbortController();
// A group that is told to end tells it twice: itself, and through the command in front.
process.on("SIGTERM", () => stop.abort());
const figures = await killRounds(rounds, (line) => process.stderr.write(`${line}\n`), stop.signal);
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
process.stdout.write(`
| while | rounds | killed while running | writes acknowledged | lost | half done | broken |
| --- | --- | --- | --- | --- | --- | --- |
`);
for (const { doing, ...count } of figures) {
  const cells = [count.rounds, count.killed, count.acknowledged, count.lost, count.halfDone, count.faults];
  process.stdout.write(`| ${doing.toLowerCase().replace("_", " ")} | ${cells.join(" | ")} |\n`);
}
const done = figures.reduce((sum, { rounds: some }) => sum + some, 0);
process.stdout.write(`\n${done} rounds in ${minutes} minutes\n`);
process.exitCode = figures.some(({ lost, halfDone, faults }) => lost + halfDone + faults > 0) ? 1 : 0;
