import type { Catalogue, Definition } from "@beian/shared";
import { shippedCatalogue } from "@beian/shared";
import { figuresOf, plannedProposals, propose } from "./domain/proposals/proposals.ts";
import { addSeedSamples } from "./domain/samples/seeding.ts";
import type { SeedEntry } from "./domain/seeding.ts";
import {
  definitionsOf,
  entriesOf,
  firstDefinitionsOf,
  givenUpBy,
  publishDefinitions,
  publishSeed,
} from "./domain/seeding.ts";
import type { NewSample } from "./store/ports/samples.ts";
import type { Store, StoreReads, StoreTransaction } from "./store/ports/store.ts";
import { readFirstCases, readSamples, readSeed } from "./store/seed.ts";

/** The rules and samples that the product comes with, and what they speak of. */
export interface ProductRules {
  readonly catalogue: Catalogue;
  readonly entries: readonly SeedEntry[];
  /** In the order in which people see them. */
  readonly definitions: () => readonly Definition[];
  /** Keys of requirements that the product defined once and gives up; none unless given. */
  readonly givenUp?: readonly string[];
  readonly samples: readonly Omit<NewSample, "updatedBy">[];
}

/** The keys of all findings that have a code of their own in this version. */
export const productFindings: ReadonlySet<string> = new Set(shippedCatalogue.findingKeys);

/** How many rules a start published, or how many rules and definitions it proposed in how many drafts. */
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
      givenUp: givenUpBy(seed),
      samples: readSamples(),
    };
  } catch (error) {
    throw new ProductRulesUnreadable(error);
  }
}

/** What the product says by now, to be compared with what it said before. */
export function saidBy({ entries, definitions, givenUp = [] }: ProductRules): Parameters<typeof plannedProposals>[1] {
  return { entries, definitions: definitions(), givenUp };
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

async function bringEntries(store: Store, product: ProductRules): Promise<Brought> {
  const nothing: Brought = { published: 0, proposed: 0, drafts: 0 };
  const said = saidBy(product);
  // Looked at first without keeping others from writing: most starts bring nothing.
  if ((await hasHistory(store)) && (await store.definitions.firstChange()) !== null) {
    if (figuresOf(await plannedProposals(store, said)).isSilent) return nothing;
  }
  return store.transaction(async (tx) => {
    if (!(await hasHistory(tx))) {
      const { catalogue, entries } = product;
      await publishDefinitions(tx, catalogue, said.definitions);
      await publishSeed(tx, catalogue, entries);
      return { ...nothing, published: entries.length };
    }
    await recordFirst(tx, product);
    const plan = await plannedProposals(tx, said);
    await propose(tx, plan);
    const { drafts, edits } = figuresOf(plan);
    return { ...nothing, proposed: edits, drafts };
  });
}

/**
 * Over rules that were judged by what wasn't recorded yet, what they were judged by: the first edition, whatever this version
 * of the product says.
 */
export function bringFirstDefinitions(store: Store, product: ProductRules): Promise<void> {
  return store.transaction((tx) => recordFirst(tx, product));
}

async function recordFirst(tx: StoreTransaction, { catalogue }: ProductRules): Promise<void> {
  if ((await tx.definitions.firstChange()) !== null) return;
  await publishDefinitions(tx, catalogue, await firstDefinitionsOf(readFirstCases()));
}

export async function hasHistory(reads: StoreReads): Promise<boolean> {
  return (await reads.history.latestRecordedAt()) !== null;
}
