import type { Definition, RuleContent } from "@beian/shared";

/** What the product said of an entry of the seed after the first start. */
export interface ProposedEntryRecord {
  readonly entry: string;
  /** 1, 2, 3 … of its entry. */
  readonly saying: number;
  readonly content: RuleContent | null;
  /** The draft that proposed it; null where it held already. */
  readonly changeNumber: number | null;
}

/** What the product said of a requirement's definition after it was first recorded. */
export interface ProposedDefinitionRecord {
  readonly requirement: string;
  /** 1, 2, 3 … of its requirement. */
  readonly saying: number;
  /** Null where it gave the requirement up. */
  readonly content: Definition | null;
  /** The draft that proposed it; null where it held already. */
  readonly changeNumber: number | null;
}

/** What the product itself has said so far of the entries that it comes with. */
export interface SeedReads {
  /** The entries of the seed that the first start published, with the change that did. */
  published(): Promise<ReadonlyMap<string, number>>;
  /** What the product said of entries since, by entry and in the order of being said. */
  proposed(): Promise<readonly ProposedEntryRecord[]>;
  /** What it said of definitions since it recorded the first ones, by requirement and in the order of being said. */
  proposedDefinitions(): Promise<readonly ProposedDefinitionRecord[]>;
}

/** Each entry is published once at most, and each of its later sayings proposed once. */
export interface SeedWrites {
  recordPublished(entries: readonly string[], changeNumber: number): Promise<void>;
  /** Throws where one of these sayings of its entry is recorded already. */
  recordProposed(proposed: readonly ProposedEntryRecord[]): Promise<void>;
  recordProposedDefinitions(proposed: readonly ProposedDefinitionRecord[]): Promise<void>;
}
