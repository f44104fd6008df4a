"use client";

import { inLocale, provinceOf, topicLabels } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import { changedFrom, isShown, valuesOf } from "./arrange.ts";
import { CellWords } from "./cell-words.tsx";
import type { MatrixRow as Row } from "./matrix.ts";
import { type Axis, crossing } from "./matrix-axes.ts";
import classes from "./matrix-table.module.css";
import type { View } from "./view.ts";

interface RowProps {
  readonly columns: readonly Axis[];
  /** The column that has the focus, or would have it; -1 where it is another row's. */
  readonly current: number;
}

/** The names over the columns. */
export const HeadRow = memo(function HeadRow({ columns, current, view }: RowProps & { readonly view: View }) {
  const t = useTranslations("compare");
  return (
    <tr aria-rowindex={1} className={classes.head}>
      <th scope="col" aria-colindex={1} className={classes.corner} data-place="0/0" tabIndex={current === 0 ? 0 : -1}>
        {t(view.transposed ? "corner.provinces" : "corner.requirements")}
      </th>
      {columns.map((axis, index) => (
        <th
          key={axis.key}
          scope="col"
          aria-colindex={index + 2}
          aria-sort={sortOf(axis, view)}
          className={classes.cell}
          style={{ left: leftOf(index) }}
          data-place={`0/${index + 1}`}
          data-first={isFirstOfGroup(axis)}
          tabIndex={current === index + 1 ? 0 : -1}
        >
          <AxisName axis={axis} />
        </th>
      ))}
    </tr>
  );
});

/** One row of the grid: what it stands for, and of its cells those in sight. */
export const MatrixRow = memo(function MatrixRow({
  row,
  index,
  columns,
  indexes,
  current,
  origin,
}: RowProps & {
  readonly row: Axis;
  readonly index: number;
  /** Which columns are in sight; none where the row isn't. */
  readonly indexes: readonly number[];
  readonly origin: View["origin"];
}) {
  return (
    <tr
      aria-rowindex={index + 2}
      className={classes.row}
      style={{ top: `calc(${index} * var(--row))` }}
      data-first={isFirstOfGroup(row)}
    >
      <th
        scope="row"
        aria-colindex={1}
        className={classes.side}
        data-place={`${index + 1}/0`}
        data-key={row.key}
        tabIndex={current === 0 ? 0 : -1}
      >
        <AxisName axis={row} />
      </th>
      {indexes.map((place) => {
        const column = columns[place];
        const met = column && crossing(row, column);
        if (!column || !met) return null;
        const cell = met.row.cells[met.province.column];
        const shown = isShown(met.row, met.province.column, { origin });
        return (
          <td
            key={column.key}
            aria-colindex={place + 2}
            className={classes.cell}
            style={{ left: leftOf(place) }}
            data-place={`${index + 1}/${place + 1}`}
            data-origin={shown ? cell?.origin : "HIDDEN"}
            data-hue={shown ? hueOf(met.row, met.province.column) : undefined}
            data-first={isFirstOfGroup(column)}
            tabIndex={current === place + 1 ? 0 : -1}
          >
            {shown && cell && <CellWords cell={cell} before={changedFrom(met.row, met.province.column)} />}
          </td>
        );
      })}
    </tr>
  );
});

function AxisName({ axis }: { readonly axis: Axis }) {
  const t = useTranslations("compare");
  const locale = apiLocales[useLocale()];
  if (axis.kind === "province") {
    const { code, group, groupSize } = axis.province;
    const value = group && (group.content?.summary ?? t("unrecorded"));
    return (
      <>
        <span className={classes.name}>{inLocale(provinceOf(code).name, locale)}</span>
        {value && (
          <span className={classes.under} title={value}>
            {groupSize > 0 ? t("groupSize", { count: groupSize, value }) : value}
          </span>
        )}
      </>
    );
  }
  const { title, topic } = axis.row.requirement;
  return (
    <>
      <span className={classes.name}>{title}</span>
      <span className={classes.under}>
        {t("under", { topic: inLocale(topicLabels[topic], locale), count: valueCount(axis.row) })}
      </span>
    </>
  );
}

const counts = new WeakMap<Row, number>();

/** Kept with the row: a row in sight is rendered often, and its values never change. */
function valueCount(row: Row): number {
  const known = counts.get(row);
  if (known !== undefined) return known;
  const count = valuesOf(row).length;
  counts.set(row, count);
  return count;
}

const hues = new WeakMap<Row, readonly (number | undefined)[]>();

/** A tint for what differs from the value that most provinces have, so that outliers stand out. */
function hueOf(row: Row, column: number): number | undefined {
  let known = hues.get(row);
  if (!known) {
    const values = valuesOf(row);
    const most = values.toSorted((a, b) => b.columns.length - a.columns.length)[0];
    const others = values.filter((value) => value !== most);
    known = row.cells.map(({ token }) => {
      const place = others.findIndex(({ cell }) => cell.token === token);
      return place < 0 ? undefined : place % 4;
    });
    hues.set(row, known);
  }
  return known[column];
}

function isFirstOfGroup(axis: Axis): true | undefined {
  return (axis.kind === "province" && axis.province.groupSize > 0) || undefined;
}

function sortOf(axis: Axis, { sort }: View): "ascending" | "descending" | undefined {
  if (axis.kind !== "requirement" || sort?.requirement !== axis.key) return undefined;
  return sort.descending ? "descending" : "ascending";
}

function leftOf(index: number): string {
  return `calc(var(--side) + ${index} * var(--column))`;
}
