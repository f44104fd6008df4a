import type { Cell } from "./history.ts";

/** Something that the database is built of, by the database's own words for it. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
}

/** Whether guards, counts and what is kept ready are what they should be, for whoever verifies a database. */
export interface SoundnessReads {
  /** A change that has revisions, or a cancellation, without an event of that action that wasn't refused; null where there is none. */
  changeRevisedWithout(action: string): Promise<number | null>;
  /** A cell of which what is kept ready for fast answers isn't what its revisions say; null where there is none. */
  cellAtOdds(): Promise<Cell | null>;
  /** Something that isn't as the product builds it; null where there is nothing. */
  schemaAtOdds(): Promise<(SchemaObject & { readonly fault: "ALTERED" | "MISSING" | "ADDED" }) | null>;
  /** A count kept ready, by where it stands, that isn't what it counts; null where there is none. */
  tallyAtOdds(): Promise<{ readonly table: string; readonly key: string } | null>;
}
