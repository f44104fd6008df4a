// node scripts/run.mjs shared/scripts/try-language.ts 1000000: what holds of every expression, so many times each.
import {
  anyTextIsReadOrRefused,
  comesToWhatItMeans,
  isPlainJson,
  isWrittenInOneWay,
  neverGuesses,
} from "../src/language/language.properties.ts";

const runs = Number(process.argv[2] ?? 100_000);
for (const holds of [comesToWhatItMeans, isWrittenInOneWay, neverGuesses, isPlainJson, anyTextIsReadOrRefused]) {
  const from = performance.now();
  holds(runs);
  console.log(`${holds.name}: ${runs} times, ${Math.round((performance.now() - from) / 1_000)} s`);
}
