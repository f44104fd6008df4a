import { change, changeComment, changeEdit, changeEditor, changeSource, review } from "@beian/drizzle/schema";
import { asc, inArray } from "drizzle-orm";
import type { ChangeReads, EditRecord, SourceRecord } from "../ports/changes.ts";
import { changeColumns } from "./change-columns.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";
import { contentOf, layerOf } from "./stored-values.ts";

type Parts = "editsOf" | "sourcesOf" | "reviewsOf" | "commentsOf" | "editorsOf" | "revertsOf";

/** What belongs to changes, for any number of them in one query. */
export function changePartReads({ orm }: Connection): Pick<ChangeReads, Parts> {
  return {
    async editsOf(numbers) {
      const rows = orm
        .select()
        .from(changeEdit)
        .where(inArray(changeEdit.changeNumber, jsonValues(numbers)))
        .orderBy(asc(changeEdit.changeNumber), asc(changeEdit.layer), asc(changeEdit.requirement))
        .all();
      return byChange(numbers, rows, editOf);
    },
    async sourcesOf(numbers) {
      const rows = orm
        .select()
        .from(changeSource)
        .where(inArray(changeSource.changeNumber, jsonValues(numbers)))
        .orderBy(asc(changeSource.changeNumber), asc(changeSource.position))
        .all();
      return byChange(numbers, rows, sourceOf);
    },
    async reviewsOf(numbers) {
      const rows = orm
        .select()
        .from(review)
        .where(inArray(review.changeNumber, jsonValues(numbers)))
        .orderBy(asc(review.id))
        .all();
      return byChange(numbers, rows, (row) => row);
    },
    async commentsOf(numbers) {
      const rows = orm
        .select()
        .from(changeComment)
        .where(inArray(changeComment.changeNumber, jsonValues(numbers)))
        .orderBy(asc(changeComment.id))
        .all();
      return byChange(numbers, rows, (row) => row);
    },
    async editorsOf(numbers) {
      const rows = orm
        .select()
        .from(changeEditor)
        .where(inArray(changeEditor.changeNumber, jsonValues(numbers)))
        .all();
      return byChange(numbers, rows, ({ personId }) => personId);
    },
    async revertsOf(numbers) {
      const rows = orm
        .select(changeColumns)
        .from(change)
        .where(inArray(change.reverts, jsonValues(numbers)))
        .orderBy(asc(change.number))
        .all();
      return byChange(
        numbers,
        rows.map((row) => ({ changeNumber: row.reverts, row })),
        ({ row }) => row,
      );
    },
  };
}

function editOf(row: typeof changeEdit.$inferSelect): EditRecord {
  return {
    layer: layerOf(row.layer),
    requirement: row.requirement,
    content: contentOf(row.content),
    baseRevision: row.baseRevision,
    editedBy: row.editedBy,
    editedAt: row.editedAt,
  };
}

function sourceOf({ title, url, clause, publishedOn, retrievedOn }: typeof changeSource.$inferSelect): SourceRecord {
  return { title, url, clause, publishedOn, retrievedOn };
}

function byChange<Row extends { readonly changeNumber: number | null }, Part>(
  numbers: readonly number[],
  rows: readonly Row[],
  partOf: (row: Row) => Part,
): ReadonlyMap<number, readonly Part[]> {
  const parts = new Map<number, Part[]>(numbers.map((number) => [number, []]));
  for (const row of rows) {
    if (row.changeNumber !== null) parts.get(row.changeNumber)?.push(partOf(row));
  }
  return parts;
}
