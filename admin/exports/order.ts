import type { Locale } from "@beian/shared";
import type { ExportWords } from "../app/compare/export/words.ts";
import type { View } from "../app/compare/view.ts";
import type { ComparisonResult, ExportedRows } from "../graphql/comparison.ts";

/** All that a file is made of, in a form that goes from one thread to another. */
export interface Order {
  readonly format: "csv" | "xlsx";
  readonly result: ComparisonResult;
  readonly view: View;
  readonly locale: Locale;
  readonly words: ExportWords;
  /** The rules behind the table; of a workbook only. */
  readonly rules: ExportedRows;
  /** What the table is of: names and texts. */
  readonly about: readonly (readonly [string, string])[];
}

/** The file's bytes. */
export type Made = Uint8Array<ArrayBuffer>;
