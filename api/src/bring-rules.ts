import { addSeedSamples } from "./domain/samples/seeding.ts";
import { entriesOf, publishSeed } from "./domain/seeding.ts";
import { readSamples, readSeed } from "./store/seed.ts";
import type { Store } from "./store/store.ts";

/** Brings the rules and samples that the product comes with, each once; answers how many rules were new. */
export async function bringRules(store: Store): Promise<number> {
  const published = await publishSeed(store, entriesOf(readSeed()));
  await addSeedSamples(store, readSamples());
  return published;
}
