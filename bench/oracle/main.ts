// npm run oracle -- agree 1000000: both engines over so many filings. npm run oracle -- mutants: what cases and code notice.
// npm run oracle -- verdicts: keeps the verdicts of the engine as it is, after its edition went up.
import { writeFileSync } from "node:fs";
import { definitionFiles } from "../../shared/scripts/definitions-module.ts";
import { engineEdition } from "../../shared/src/index.ts";
import { compareMany } from "./compare-many.ts";
import { differences } from "./differences.ts";
import { edition1 } from "./edition-1.ts";
import { mutantsOf } from "./mutants.ts";
import { noticedByCases, noticedByOracle, situationsOf } from "./noticing.ts";
import { randomOf } from "./random.ts";
import { verdictsNow } from "./verdicts.ts";

const [what = "agree", amount = "100000", seed = "1"] = process.argv.slice(2);
if (what === "agree") agree(Number(amount), Number(seed));
else if (what === "mutants") mutants();
else if (what === "verdicts")
  writeFileSync(
    new URL("./verdicts.generated.json", import.meta.url),
    `${JSON.stringify(verdictsNow(engineEdition))}\n`,
  );
else {
  console.error(
    `没有“${what}”，可选：agree、mutants、verdicts / there is no ${what}, only agree, mutants and verdicts`,
  );
  process.exitCode = 1;
}

function agree(filings: number, from: number): void {
  const begin = performance.now();
  const tally = compareMany(filings, from, ({ unexplained }, done) => {
    if (done % 10_000 === 0 && done > 0) console.log(`${done} · ${unexplained.length}`);
  });
  const { verdicts, checks, findings, curable, cured, intended, unexplained } = tally;
  console.log(`${filings} filings, ${verdicts} verdicts, ${checks} checks, ${findings} findings`);
  console.log(
    `${unexplained.length} differences without a reason; ${Math.round((performance.now() - begin) / 1_000)} s`,
  );
  for (const [at, { entry, reason }] of differences.entries())
    console.log(`${intended[at]} times, as intended${entry === undefined ? "" : `, report ${entry}`}: ${reason}`);
  console.log(`edits of the code that the definitions have too: ${cured} of ${curable}`);
  for (const [field, times] of [...tally.uncured].sort((one, other) => other[1] - one[1]))
    console.log(`  ${times} ${field}`);
  for (const one of unexplained) console.error(one);
  if (unexplained.length > 0) process.exitCode = 1;
}

function mutants(): void {
  const random = randomOf(7);
  const situations = situationsOf(random, 3_000);
  const all = definitionFiles().flatMap(({ definition }) => mutantsOf(definition, edition1.types));
  const unseen = all.filter((mutant) => !noticedByCases(mutant, edition1.types));
  const left = unseen.filter((mutant) => !noticedByOracle(mutant, edition1.types, situations, random));
  const share = (noticed: number) => `${noticed} of ${all.length} (${((100 * noticed) / all.length).toFixed(1)} %)`;
  console.log(`noticed by the definitions' own cases: ${share(all.length - unseen.length)}`);
  console.log(`by those or the code: ${share(all.length - left.length)}`);
  for (const { what: name } of left) console.log(`  ${name}`);
}
