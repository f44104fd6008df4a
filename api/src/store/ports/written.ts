/** The kinds of rows that the audit binds one by one. */
export const rowKinds = ["person", "token", "review", "comment", "sample", "webhook"] as const;

export type RowKind = (typeof rowKinds)[number];

/** What a column holds, whatever it should hold; in place of a column, the rows that belong to the row. */
export type WrittenValue = string | bigint | null | readonly WrittenRow[];

/** A row's columns in an order that never changes, since digests are made of it. */
export type WrittenRow = readonly WrittenValue[];

/** All that is kept of a published change. */
export interface WrittenChange {
  /** Null where it is gone. */
  readonly change: WrittenRow | null;
  /** By position. */
  readonly sources: readonly WrittenRow[];
  /** By layer and requirement, as bytes order them. */
  readonly edits: readonly WrittenRow[];
  /** By number; the last column names the provinces that a national one reached, parted by spaces, null where none. */
  readonly revisions: readonly WrittenRow[];
  /** By requirement, as bytes order them. */
  readonly definitionEdits: readonly WrittenRow[];
  /** By number. */
  readonly definitions: readonly WrittenRow[];
  /** What it cancels, one at most; the last column names each revision that is void by it, with its cell's horizon since. */
  readonly cancellations: readonly WrittenRow[];
}

/** Rows as they are written, past all parsing, for the audit to bind: whatever somebody made of them is compared. */
export interface WrittenReads {
  publication(changeNumber: number): Promise<WrittenChange>;
  /** Null where there is none. */
  row(kind: RowKind, id: string | number): Promise<WrittenRow | null>;
  /** By id, for walking through them; after null the first ones. Each row begins with its id. */
  rows(
    kind: RowKind,
    page: { readonly after: string | number | null; readonly limit: number },
  ): Promise<readonly { readonly id: string | number; readonly row: WrittenRow }[]>;
}
