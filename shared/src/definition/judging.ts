import type { CheckedRow } from "./rows.ts";
import type { Telling } from "./tellings.ts";

/** What filings are judged by: a definition's rows, read and checked, with the words and findings that they speak of. */
export interface Judging {
  readonly recorded: readonly CheckedRow[];
  /** For where no rule is recorded; empty where there is nothing to say of that. */
  readonly unrecorded: readonly CheckedRow[];
  readonly terms: (option: string) => readonly string[];
  readonly tellings: ReadonlyMap<string, Telling>;
  /** The other requirements whose values rows ask for, by key. */
  readonly reads: readonly string[];
  /** Whether rows look at the province itself, so that provinces with one value may differ. */
  readonly looksAtProvince: boolean;
}
