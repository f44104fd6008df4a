import type { TableWords } from "./table.ts";
import type { WorkbookWords } from "./workbook.ts";

/** Stands in a text for what is put there later: no rule holds it. */
export const gap = "\u0001";

/** All words of a file as data, which go to the thread that makes it; texts with something in them have a gap for it. */
export interface ExportWords {
  readonly unrecorded: string;
  readonly advised: string;
  readonly arrow: string;
  readonly note: string;
  readonly requirement: string;
  readonly province: string;
  readonly topic: string;
  readonly ownRules: string;
  readonly equal: string;
  /** By how many provinces are in a set, from none. */
  readonly sets: readonly string[];
  readonly alone: readonly string[];
  readonly sheets: WorkbookWords["sheets"];
  readonly columns: Readonly<Record<ColumnName, string>>;
  readonly origins: Readonly<Record<Parameters<WorkbookWords["origin"]>[0], string>>;
  readonly strictness: Readonly<Record<Parameters<WorkbookWords["strictness"]>[0], string>>;
  readonly separator: string;
}

type ColumnName = Parameters<WorkbookWords["column"]>[0];

export function tableWordsOf({ note, sets, alone, ...words }: ExportWords): TableWords {
  return {
    ...words,
    note: (text) => note.replace(gap, () => text),
    set: ({ letter, codes }) => (sets[codes.length] ?? gap).replace(gap, () => letter),
    alone: (count) => alone[count] ?? "",
  };
}

export function workbookWordsOf({
  sheets,
  columns,
  requirement,
  origins,
  strictness,
  separator,
}: ExportWords): WorkbookWords {
  return {
    sheets,
    column: (name) => columns[name],
    requirement,
    origin: (origin) => origins[origin],
    strictness: (each) => strictness[each],
    separator,
  };
}
