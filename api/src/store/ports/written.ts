/** The kinds of rows that the audit binds one by one. */
export const rowKinds = ["person", "token", "review", "comment", "sample", "webhook"] as const;

export type RowKind = (typeof rowKinds)[number];

/** Rows as they are written, past all parsing, for the audit to bind: whatever somebody made of them is compared. */
export interface WrittenReads {
  /** All that is kept of a published change and of its revisions, as one text that anybody's writing to it would alter. */
  publication(changeNumber: number): Promise<{ readonly text: string; readonly revisions: number }>;
  /** All of a row that the audit binds, as one text that anybody's writing to it would alter; null where there is none. */
  row(kind: RowKind, id: string | number): Promise<string | null>;
  /** By id, for walking through them; after null the first ones. */
  rows(
    kind: RowKind,
    page: { readonly after: string | number | null; readonly limit: number },
  ): Promise<readonly { readonly id: string | number; readonly text: string }[]>;
}
