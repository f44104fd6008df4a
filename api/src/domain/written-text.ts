import type { WrittenChange, WrittenRow, WrittenValue } from "../store/ports/written.ts";

/**
 * Texts of which the audit keeps digests, so that their bytes stay for ever as the first version had its database make
 * them: lists of columns as JSON, and within them lists of rows as texts of their own.
 */

/** All of a row. */
export function textOfRow(row: WrittenRow): string {
  return `[${row.map(textOfValue).join(",")}]`;
}

/** All of a publication. Of one that defines and cancels nothing the text is what it was before anything could be. */
export function textOfChange({
  change,
  sources,
  edits,
  revisions,
  definitionEdits,
  definitions,
  cancellations,
}: WrittenChange): string {
  const ofChange = textOfValue(change && textOfRow(change));
  const definesNothing = definitionEdits.length + definitions.length === 0;
  const defined = definesNothing
    ? ""
    : `,"definitionEdits":${textOfValue(definitionEdits)},"definitions":${textOfRows(definitions)}`;
  const cancelled = cancellations.length === 0 ? "" : `,"cancellations":${textOfRows(cancellations)}`;
  return `{"change":${ofChange},"sources":${textOfValue(sources)},"edits":${textOfValue(edits)},"revisions":${textOfRows(revisions)}${defined}${cancelled}}`;
}

function textOfRows(rows: readonly WrittenRow[]): string {
  return `[${rows.map(textOfRow).join(",")}]`;
}

function textOfValue(value: WrittenValue): string {
  if (value === null) return "null";
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(textOfRows(value));
  throw new Error("a column holds neither a text nor a whole number");
}
