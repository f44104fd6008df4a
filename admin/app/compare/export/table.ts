import { inLocale, type Locale, type ProvinceCode, provinceOf, topicLabels } from "@beian/shared";
import { type Arranged, type ArrangedProvince, changedFrom, mappedRow, ownRules } from "../arrange.ts";
import { type CellWords, cellText, contentText } from "../cell-text.ts";
import { type EqualProvinces, equalProvinces } from "../equal-provinces.ts";
import type { MatrixCell } from "../matrix.ts";
import { type Axis, axesOf, crossing } from "../matrix-axes.ts";
import type { View } from "../view.ts";

/** One cell of a table: its words, and the number that it stands for, where it is one and nothing else is said. */
export interface TableCell {
  readonly text: string;
  readonly number?: number;
}

/** The words that a table needs beside those of its cells. */
export interface TableWords extends CellWords {
  readonly requirement: string;
  readonly province: string;
  readonly topic: string;
  readonly ownRules: string;
  readonly equal: string;
  readonly set: (set: EqualProvinces["sets"][number]) => string;
  readonly alone: (count: number) => string;
}

type Shown = Pick<View, "transposed" | "display" | "origin" | "map">;

/** The view as a table with its names in the first row and column; of a map, what it says of each province. */
export function tableOf(
  arranged: Arranged,
  view: Shown,
  locale: Locale,
  words: TableWords,
): readonly (readonly TableCell[])[] {
  const said = saidOfProvinces(arranged, view, words);
  if (!said) return matrixTable(arranged, view, locale, words);
  return [
    [{ text: words.province }, { text: said.heading }],
    ...arranged.provinces.map((province) => [{ text: provinceName(province, locale) }, said.of(province)]),
  ];
}

interface SaidOfProvinces {
  readonly heading: string;
  readonly of: (province: ArrangedProvince) => TableCell;
}

function saidOfProvinces(arranged: Arranged, view: Shown, words: TableWords): SaidOfProvinces | null {
  if (view.display === "sets") {
    const { sets, alone } = equalProvinces(arranged);
    const setOf = (code: ProvinceCode) => sets.find(({ codes }) => codes.includes(code));
    return {
      heading: words.equal,
      of({ code }) {
        const set = setOf(code);
        return { text: set ? words.set(set) : words.alone(alone.length) };
      },
    };
  }
  if (view.display !== "map") return null;
  const row = mappedRow(arranged, view);
  if (!row)
    return {
      heading: words.ownRules,
      of({ column }) {
        const count = ownRules(arranged, column);
        return { text: String(count), number: count };
      },
    };
  return {
    heading: row.requirement.title,
    of({ column }) {
      const cell = row.cells[column];
      return cell ? numbered(cell, contentText(cell, words)) : { text: "" };
    },
  };
}

function matrixTable(
  arranged: Arranged,
  view: Shown,
  locale: Locale,
  words: TableWords,
): readonly (readonly TableCell[])[] {
  const { rows, columns } = axesOf(arranged, view.transposed && view.display === "table");
  const provincesDown = rows[0]?.kind === "province";
  const names = (axis: Axis): readonly TableCell[] =>
    provincesDown
      ? [{ text: nameOf(axis, locale) }]
      : [{ text: nameOf(axis, locale) }, { text: topicOf(axis, locale) }];
  const head = provincesDown ? [words.province] : [words.requirement, words.topic];
  return [
    [...head.map((text) => ({ text })), ...columns.map((column) => ({ text: nameOf(column, locale) }))],
    ...rows.map((row) => [
      ...names(row),
      ...columns.map((column): TableCell => {
        const met = crossing(row, column);
        const cell = met?.row.cells[met.province.column];
        if (!met || !cell) return { text: "" };
        const text = cellText(met.row, met.province.column, view.origin, words);
        return text === "" || changedFrom(met.row, met.province.column) ? { text } : numbered(cell, text);
      }),
    ]),
  ];
}

/** With the number that the text stands for, where the cell says nothing else. */
function numbered({ content }: MatrixCell, text: string): TableCell {
  if (content?.value.__typename !== "IntegerValue" || content.strictness !== "ENFORCED" || content.note)
    return { text };
  return { text, number: content.value.integer };
}

function nameOf(axis: Axis, locale: Locale): string {
  return axis.kind === "province" ? provinceName(axis.province, locale) : axis.row.requirement.title;
}

function provinceName({ code }: ArrangedProvince, locale: Locale): string {
  return inLocale(provinceOf(code).name, locale);
}

function topicOf(axis: Axis, locale: Locale): string {
  return axis.kind === "requirement" ? inLocale(topicLabels[axis.row.requirement.topic], locale) : "";
}
