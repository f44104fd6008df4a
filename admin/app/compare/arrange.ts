import { type ProvinceCode, provinceOf } from "@beian/shared";
import { type Matrix, type MatrixCell, type MatrixRow, saysTheSame, unrecordedToken } from "./matrix.ts";
import type { View } from "./view.ts";

/** What a view shows of the matrix, in its order. */
export interface Arranged {
  readonly provinces: readonly ArrangedProvince[];
  readonly rows: readonly MatrixRow[];
}

export interface ArrangedProvince {
  readonly code: ProvinceCode;
  /** Its place in the cells of every row. */
  readonly column: number;
  /** What the province has of the requirement that provinces are grouped by. */
  readonly group: MatrixCell | null;
  /** How many provinces have the same, at the first of them; else 0. */
  readonly groupSize: number;
}

/** Filters, orders and groups. The same for what the screen shows and what a file holds. */
export function arrange(matrix: Matrix, view: View): Arranged {
  const provinces = arrangedProvinces(matrix, view);
  const rows = matrix.rows.filter((row) => {
    const { key, topic } = row.requirement;
    if (view.topics.length > 0 && !view.topics.includes(topic)) return false;
    if (view.requirements.length > 0 && !view.requirements.includes(key)) return false;
    const shown = provinces.filter(({ column }) => isShown(row, column, view));
    if (view.origin !== null && shown.length === 0) return false;
    return !view.differences || differs(row, shown);
  });
  return { provinces, rows };
}

/** What the view's display begins from: a pair shows its two provinces alone. */
export function arrangeDisplayed(matrix: Matrix, view: View): Arranged {
  if (view.display !== "pair") return arrange(matrix, view);
  return arrange(matrix, { ...view, provinces: view.pair, regions: [], where: [], sort: null, group: null });
}

/** What of that a file holds: of the map of one requirement this one alone. */
export function arrangeExported(matrix: Matrix, view: View): Arranged {
  const arranged = arrangeDisplayed(matrix, view);
  const mapped = view.display === "map" ? mappedRow(matrix, view) : null;
  return mapped ? { ...arranged, rows: [mapped] } : arranged;
}

/** The requirement that colours the map, whichever else are shown; null where it is coloured by the number of own rules. */
export function mappedRow({ rows }: Pick<Matrix, "rows">, { map }: Pick<View, "map">): MatrixRow | null {
  return rows.find(({ requirement }) => requirement.key === map) ?? null;
}

/** Whether a cell is of the origin that the view asks for, at either time. */
export function isShown({ cells, before }: MatrixRow, column: number, { origin }: Pick<View, "origin">): boolean {
  return origin === null || cells[column]?.origin === origin || before?.[column]?.origin === origin;
}

/** What a cell said at the other time, where it said something else. */
export function changedFrom({ cells, before }: MatrixRow, column: number): MatrixCell | null {
  const [now, then] = [cells[column], before?.[column]];
  return now && then && !saysTheSame(now, then) ? then : null;
}

function differs(row: MatrixRow, shown: readonly ArrangedProvince[]): boolean {
  if (row.before) return shown.some(({ column }) => changedFrom(row, column) !== null);
  return new Set(shown.map(({ column }) => row.cells[column]?.token)).size > 1;
}

function arrangedProvinces({ provinces, rows }: Matrix, view: View): readonly ArrangedProvince[] {
  const rowOf = (key: string | undefined) => rows.find(({ requirement }) => requirement.key === key);
  const filters = view.where.map(({ requirement, values }) => ({ row: rowOf(requirement), values }));
  const sorted = rowOf(view.sort?.requirement);
  const grouped = rowOf(view.group ?? undefined);
  // Provinces named one by one stand in the order of their naming.
  const order = view.provinces.length > 0 ? view.provinces : provinces;
  const shown = order
    .map((code) => ({ code, column: provinces.indexOf(code) }))
    .filter(({ code }) => view.regions.length === 0 || view.regions.includes(provinceOf(code).region))
    .filter(({ column }) =>
      filters.every(({ row, values }) => row === undefined || values.includes(row.cells[column]?.token ?? "")),
    )
    .toSorted((a, b) => {
      const byGroup = grouped ? rankIn(grouped, a.column, false) - rankIn(grouped, b.column, false) : 0;
      if (byGroup !== 0 || !sorted) return byGroup;
      const descending = view.sort?.descending ?? false;
      return rankIn(sorted, a.column, descending) - rankIn(sorted, b.column, descending);
    });
  return shown.map((province, index) => {
    const group = grouped?.cells[province.column] ?? null;
    const tokenAt = (place: number) => grouped?.cells[shown[place]?.column ?? -1]?.token;
    const isFirst = group !== null && (index === 0 || tokenAt(index - 1) !== group.token);
    const groupSize = isFirst ? shown.filter((_, place) => tokenAt(place) === group.token).length : 0;
    return { ...province, group, groupSize };
  });
}

/** Nothing recorded comes last, whichever way values are ordered. */
function rankIn({ cells }: MatrixRow, column: number, descending: boolean): number {
  const cell = cells[column];
  if (!cell || cell.token === unrecordedToken) return Number.MAX_SAFE_INTEGER;
  return descending ? -cell.rank : cell.rank;
}

/** Provinces with the same values in every row, the largest sets first. */
export function equalSets({ provinces, rows }: Arranged): readonly (readonly ProvinceCode[])[] {
  const sets = new Map<string, ProvinceCode[]>();
  for (const { code, column } of provinces) {
    const says = rows.map(({ cells }) => cells[column]?.rank).join();
    sets.set(says, [...(sets.get(says) ?? []), code]);
  }
  return [...sets.values()].toSorted((a, b) => b.length - a.length);
}

/** How many of the rows a province rules on itself. */
export function ownRules({ rows }: Pick<Arranged, "rows">, column: number): number {
  return rows.filter(({ cells }) => cells[column]?.origin === "PROVINCE").length;
}

/** A row's values in their order, each with the first cell that says so and the columns that do. */
export function valuesOf({ cells }: MatrixRow): readonly { readonly cell: MatrixCell; readonly columns: number[] }[] {
  const values = new Map<string, { cell: MatrixCell; columns: number[] }>();
  for (const [column, cell] of cells.entries()) {
    const value = values.get(cell.token);
    if (value) value.columns.push(column);
    else values.set(cell.token, { cell, columns: [column] });
  }
  return [...values.values()].toSorted((a, b) => a.cell.rank - b.cell.rank);
}
