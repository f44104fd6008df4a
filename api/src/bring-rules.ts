import type { Catalogue, Definition } from "@beian/shared";
import { shippedCatalogue } from "@beian/shared";
import { plannedProposals, propose } from "./domain/proposals.ts";
import { addSeedSamples } from "./domain/samples/seeding.ts";
import type { SeedEntry } from "./domain/seeding.ts";
import { definitionsOf, entriesOf, publishDefinitions, publishSeed } from "./domain/seeding.ts";
import type { NewSample } from "./store/ports/samples.ts";
import type { Store, StoreReads } from "./store/ports/store.ts";
import { readSamples, readSeed } from "./store/seed.ts";

/** The rules and samples that the product comes with, and what they speak of. */
export interface ProductRules {
  readonly catalogue: Catalogue;
  readonly entries: readonly SeedEntry[];
  /** In the order in which people see them; read when they are wanted, which is once in a database's life. */
  readonly definitions: () => readonly Definition[];
  readonly samples: readonly Omit<NewSample, "updatedBy">[];
}

/** The keys of all findings that have a code of their own in this version. */
export const productFindings: ReadonlySet<string> = new Set(shippedCatalogue.findingKeys);

/** How many rules a start published, or how many drafts it proposed how many of in. */
export interface Brought {
  readonly published: number;
  readonly proposed: number;
  readonly drafts: number;
}

/** They are missing or garbled; the message is one line for an operator. */
export class ProductRulesUnreadable extends Error {
  constructor(cause: unknown) {
    const why = (cause instanceof Error ? cause.message : String(cause)).replaceAll(/\s+/g, " ");
    super(
      `随附的规则无法读取，请重新安装本版本：${why} / the rules that the product comes with can't be read; install this version anew: ${why}`,
      { cause },
    );
    this.name = "ProductRulesUnreadable";
  }
}

/** Reads them, and makes sure that they can be taken, before anything is written. Throws ProductRulesUnreadable. */
export function readProductRules(): ProductRules {
  try {
    const catalogue = shippedCatalogue;
    const seed = readSeed();
    return {
      catalogue,
      entries: entriesOf(seed, catalogue),
      definitions: () => definitionsOf(seed),
      samples: readSamples(),
    };
  } catch (error) {
    throw new ProductRulesUnreadable(error);
  }
}

/**
 * Brings what the product comes with, each once, however many processes start at the same moment: into an empty history
 * as published rules, over an existing book as drafts that wait for people.
 */
export async function bringRules(store: Store, product: ProductRules = readProductRules()): Promise<Brought> {
  const brought = await bringEntries(store, product);
  await addSeedSamples(store, product.samples);
  return brought;
}

async function bringEntries(store: Store, { catalogue, entries, definitions }: ProductRules): Promise<Brought> {
  const nothing: Brought = { published: 0, proposed: 0, drafts: 0 };
  // Looked at first without keeping others from writing: most starts bring nothing.
  if ((await hasHistory(store)) && (await store.definitions.areRecorded())) {
    const { proposals, held } = await plannedProposals(store, entries);
    if (proposals.length + held.length === 0) return nothing;
  }
  return store.transaction(async (tx) => {
    const isNew = !(await hasHistory(tx));
    if (!(await tx.definitions.areRecorded())) await publishDefinitions(tx, catalogue, definitions());
    if (isNew) {
      await publishSeed(tx, catalogue, entries);
      return { ...nothing, published: entries.length };
    }
    const plan = await plannedProposals(tx, entries);
    await propose(tx, plan);
    const proposed = plan.proposals.reduce((sum, proposal) => sum + proposal.entries.length, 0);
    return { ...nothing, proposed, drafts: plan.proposals.length };
  });
}

async function hasHistory(reads: StoreReads): Promise<boolean> {
  return (await reads.history.latestRecordedAt()) !== null;
}
