import type { Arranged, ArrangedProvince } from "./arrange.ts";
import type { MatrixRow } from "./matrix.ts";

/** What a row or a column of the grid stands for. */
export type Axis =
  | { readonly kind: "province"; readonly key: string; readonly province: ArrangedProvince }
  | { readonly kind: "requirement"; readonly key: string; readonly row: MatrixRow };

/** Requirements by provinces, or the other way round. */
export function axesOf(
  { provinces, rows }: Arranged,
  transposed: boolean,
): { readonly rows: readonly Axis[]; readonly columns: readonly Axis[] } {
  const byProvince = provinces.map((province): Axis => ({ kind: "province", key: province.code, province }));
  const byRequirement = rows.map((row): Axis => ({ kind: "requirement", key: row.requirement.key, row }));
  return transposed ? { rows: byProvince, columns: byRequirement } : { rows: byRequirement, columns: byProvince };
}

/** The province and the requirement that meet in a cell; null for two of a kind, which no grid has. */
export function crossing(a: Axis, b: Axis): { readonly province: ArrangedProvince; readonly row: MatrixRow } | null {
  if (a.kind === "province" && b.kind === "requirement") return { province: a.province, row: b.row };
  if (a.kind === "requirement" && b.kind === "province") return { province: b.province, row: a.row };
  return null;
}
