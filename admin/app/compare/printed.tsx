"use client";

import { inLocale, type PlainDate, provinceOf } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { apiLocales } from "../../i18n/locales.ts";
import { type CellWords, cellText } from "./cell-text.ts";
import { type Axis, axesOf, crossing } from "./matrix-axes.ts";
import classes from "./printed.module.css";
import type { Shown } from "./shown.ts";
import { useCellWords } from "./use-cell-words.ts";

/** How many columns a page has room for. */
const columnsAPage = 8;

/** The whole view on paper, as many columns as fit at a time; made when somebody prints. */
export function Printed({ arranged, view, asOf }: Shown & { readonly asOf: PlainDate }) {
  const t = useTranslations("compare");
  const words = useCellWords();
  const printing = usePrinting();
  if (!printing) return null;
  const { rows, columns } = axesOf(arranged, view.transposed && view.display === "table");
  const parts = Array.from({ length: Math.ceil(columns.length / columnsAPage) }, (_, index) =>
    columns.slice(index * columnsAPage, (index + 1) * columnsAPage),
  );
  return (
    <div className={classes.printed}>
      <h1>{t("title")}</h1>
      <p>{t("printed", { date: asOf, provinces: arranged.provinces.length, requirements: arranged.rows.length })}</p>
      {parts.map((part) => (
        <PrintedTable key={part[0]?.key} rows={rows} columns={part} origin={view.origin} words={words} />
      ))}
    </div>
  );
}

function PrintedTable({
  rows,
  columns,
  origin,
  words,
}: {
  readonly rows: readonly Axis[];
  readonly columns: readonly Axis[];
  readonly origin: Shown["view"]["origin"];
  readonly words: CellWords;
}) {
  const t = useTranslations("compare");
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t(rows[0]?.kind === "province" ? "corner.provinces" : "corner.requirements")}</th>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              <AxisTitle axis={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <AxisTitle axis={row} />
            </th>
            {columns.map((column) => {
              const met = crossing(row, column);
              return (
                <td key={column.key} data-cell={`${row.key} ${column.key}`}>
                  {met && cellText(met.row, met.province.column, origin, words)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AxisTitle({ axis }: { readonly axis: Axis }) {
  const locale = apiLocales[useLocale()];
  if (axis.kind === "requirement") return axis.row.requirement.title;
  return inLocale(provinceOf(axis.province.code).name, locale);
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser prints what stands there when the event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}
