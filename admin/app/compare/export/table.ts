import { inLocale, type Locale, provinceOf, topicLabels } from "@beian/shared";
import type { Arranged } from "../arrange.ts";
import { changedFrom } from "../arrange.ts";
import { cellText, type Words } from "../cell-text.ts";
import { type Axis, axesOf, crossing } from "../matrix-axes.ts";
import type { View } from "../view.ts";

/** One cell of a table: its words, and the number that it stands for, where it is one and nothing else is said. */
export interface TableCell {
  readonly text: string;
  readonly number?: number;
}

/** The view as a table with its names in the first row and column. */
export function tableOf(
  arranged: Arranged,
  view: Pick<View, "transposed" | "display" | "origin">,
  locale: Locale,
  words: Words & { readonly requirement: string; readonly province: string; readonly topic: string },
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
        if (!met) return { text: "" };
        const text = cellText(met.row, met.province.column, view.origin, words);
        const content = met.row.cells[met.province.column]?.content;
        const isBare =
          text !== "" &&
          content?.value.__typename === "IntegerValue" &&
          content.strictness === "ENFORCED" &&
          !content.note &&
          changedFrom(met.row, met.province.column) === null;
        return isBare && content.value.__typename === "IntegerValue"
          ? { text, number: content.value.integer }
          : { text };
      }),
    ]),
  ];
}

function nameOf(axis: Axis, locale: Locale): string {
  return axis.kind === "province" ? inLocale(provinceOf(axis.province.code).name, locale) : axis.row.requirement.title;
}

function topicOf(axis: Axis, locale: Locale): string {
  return axis.kind === "requirement" ? inLocale(topicLabels[axis.row.requirement.topic], locale) : "";
}
