import classes from "./cells.module.css";
import type { CellProps } from "./field.ts";

export function IntegerCell({ summary }: CellProps<"INTEGER">) {
  return <span className={classes.number}>{summary}</span>;
}
