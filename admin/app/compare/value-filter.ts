import { valuesOf } from "./arrange.ts";
import type { MatrixRow } from "./matrix.ts";
import type { View } from "./view.ts";

/** A row's values to choose from, each named by its token. */
export function optionsOf(row: MatrixRow, unrecorded: string, advised: string) {
  return valuesOf(row).map(({ cell: { token, content }, columns }) => ({
    value: token,
    label: content ? `${content.summary}${content.strictness === "ADVISED" ? ` ${advised}` : ""}` : unrecorded,
    count: columns.length,
  }));
}

/** The filters with those of one requirement replaced, or dropped where no value is left. */
export function withValues(where: View["where"], requirement: string, values: readonly string[]): View["where"] {
  const others = where.filter((each) => each.requirement !== requirement);
  return values.length === 0 ? others : [...others, { requirement, values }];
}
