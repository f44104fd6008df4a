import type { CellProps } from "./field.ts";

/** In words alone: a tick would read as 'allowed' where the rule says 'must'. */
export function BooleanCell({ summary }: CellProps<"BOOLEAN">) {
  return <span>{summary}</span>;
}
