import type { CellProps } from "./field.ts";

export function ChoiceCell({ summary }: CellProps<"CHOICE">) {
  return <span>{summary}</span>;
}
