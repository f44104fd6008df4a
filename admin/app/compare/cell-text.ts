import { changedFrom, isShown } from "./arrange.ts";
import type { MatrixCell, MatrixRow } from "./matrix.ts";
import type { View } from "./view.ts";

/** The words that cells need beside their values. */
export interface CellWords {
  readonly unrecorded: string;
  readonly advised: string;
  /** Between what was said before and what is said now. */
  readonly arrow: string;
  readonly note: (note: string) => string;
}

/** All that a cell of the view says as one text, as it stands on paper and in a file; empty where it isn't shown. */
export function cellText(row: MatrixRow, column: number, origin: View["origin"], words: CellWords): string {
  const cell = row.cells[column];
  if (!cell || !isShown(row, column, { origin })) return "";
  const before = changedFrom(row, column);
  const text = contentText(cell, words);
  return before ? `${contentText(before, words)} ${words.arrow} ${text}` : text;
}

/** What one content says: its value, whether it is advised only, its note. */
export function contentText({ content }: MatrixCell, words: CellWords): string {
  if (!content) return words.unrecorded;
  return [content.summary, content.strictness === "ADVISED" && words.advised, content.note && words.note(content.note)]
    .filter(Boolean)
    .join(" ");
}
