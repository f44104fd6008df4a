import type { Tally } from "./agreement.ts";
import { compareVerdicts, newTally, pairOf } from "./agreement.ts";
import { randomBook } from "./books.ts";
import { edition1 } from "./edition-1.ts";
import { randomFiling } from "./filings.ts";
import { randomOf } from "./random.ts";

/** Filings judged by one random book before another is made. */
const filingsPerBook = 500;

/** Compares both engines over so many filings in all provinces: every other under the seeded book, the rest under random ones. */
export function compareMany(filings: number, seed: number, told?: (tally: Tally, done: number) => void): Tally {
  const random = randomOf(seed);
  const tally = newTally();
  const seeded = pairOf(edition1.document);
  let other = seeded;
  for (let done = 0; done < filings; done += 1) {
    if (done % filingsPerBook === 0) {
      told?.(tally, done);
      other = pairOf(randomBook(random, edition1.requirements));
    }
    compareVerdicts(done % 2 === 0 ? seeded : other, randomFiling(random), tally);
  }
  return tally;
}
