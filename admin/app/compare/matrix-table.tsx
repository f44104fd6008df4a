"use client";

import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { type GridPlace, isGridKey, placeFrom } from "./grid-keys.ts";
import { type Axis, axesOf } from "./matrix-axes.ts";
import { HeadRow, MatrixRow } from "./matrix-row.tsx";
import classes from "./matrix-table.module.css";
import type { Shown } from "./shown.ts";

// In pixels, as the style sheet has them.
const rowHeight = 54;
const columnWidth = 138;
const headHeight = 58;
const sideWidth = 230;

const noColumns: readonly number[] = [];

/**
 * All provinces by all requirements in one grid: the head and the first column stay in sight. Every name is there for the
 * browser's own search; of the cells only those in sight. Arrow keys go from cell to cell, Enter opens one.
 */
export function MatrixTable({ arranged, view, change }: Shown) {
  const t = useTranslations("compare");
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<GridPlace>({ row: 0, column: 0 });
  const moved = useRef(false);
  const { rows, columns } = useMemo(() => axesOf(arranged, view.transposed), [arranged, view.transposed]);
  const place = {
    row: Math.min(current.row, rows.length),
    column: Math.min(current.column, columns.length),
  };
  const rowWindow = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialRect: { width: 1280, height: 700 },
    overscan: 4,
    scrollPaddingEnd: headHeight,
    rangeExtractor: (range) => withCurrent(range, place.row - 1),
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    initialRect: { width: 1280, height: 700 },
    overscan: 2,
    scrollPaddingEnd: sideWidth,
    rangeExtractor: (range) => withCurrent(range, place.column - 1),
  });
  const shownColumns = columnWindow.getVirtualItems().map(({ index }) => index);
  const columnKey = shownColumns.join();
  // The same list as long as the same columns are in sight, so that rows which stay are left alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list.
  const indexes = useMemo(() => shownColumns, [columnKey]);
  const shownRows = new Set(rowWindow.getVirtualItems().map(({ index }) => index));

  // The cell moved to may have to be laid out before it can have the focus.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-place="${place.row}/${place.column}"]`)?.focus({
      preventScroll: true,
    });
  });

  const move = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      openAt(place);
      return;
    }
    if (!isGridKey(event.key) || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = placeFrom(place, event, { rows: rows.length, columns: columns.length });
    moved.current = true;
    setCurrent(next);
    if (next.row > 0) rowWindow.scrollToIndex(next.row - 1);
    if (next.column > 0) columnWindow.scrollToIndex(next.column - 1);
  };
  const openAt = ({ row, column }: GridPlace) => {
    const parts: (Axis | undefined)[] = [rows[row - 1], columns[column - 1]];
    const requirement = parts.find((part) => part?.kind === "requirement");
    const province = parts.find((part) => part?.kind === "province");
    if (requirement?.kind === "requirement")
      change({ open: { requirement: requirement.row.requirement.key, province: provinceOf(province) } });
  };
  const openClicked = (event: MouseEvent<HTMLElement>) => {
    const clicked = placeOf(event.target);
    if (!clicked) return;
    setCurrent(clicked);
    openAt(clicked);
  };
  // Wherever the focus came from, keys go on from the cell that has it.
  const follow = (event: FocusEvent<HTMLElement>) => {
    const focused = placeOf(event.target);
    if (focused && (focused.row !== place.row || focused.column !== place.column)) setCurrent(focused);
  };

  return (
    <>
      <p id="grid-keys" className="spoken">
        {t("gridKeys")}
      </p>
      <div ref={scroller} className={classes.scroller} style={{ scrollPaddingTop: headHeight }}>
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: walked through cell by cell, a table is a grid.
          role="grid"
          aria-label={t("display.table")}
          aria-describedby="grid-keys"
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          tabIndex={-1}
          className={classes.grid}
          style={{ width: `calc(var(--side) + ${columnWindow.getTotalSize()}px)` }}
          onKeyDown={move}
          onClick={openClicked}
          onFocus={follow}
        >
          <thead className={classes.headGroup}>
            <HeadRow columns={columns} current={place.row === 0 ? place.column : -1} view={view} />
          </thead>
          <tbody className={classes.body} style={{ height: rowWindow.getTotalSize() }}>
            {rows.map((row, index) => (
              <MatrixRow
                key={row.key}
                index={index}
                row={row}
                columns={columns}
                indexes={shownRows.has(index) ? indexes : noColumns}
                origin={view.origin}
                current={place.row === index + 1 ? place.column : -1}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** The cell that an event befell. */
function placeOf(target: EventTarget): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-place]") : null;
  const [row, column] = cell?.dataset.place?.split("/").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** The cell that has the focus stays laid out, wherever one scrolls. */
function withCurrent(range: Range, current: number): number[] {
  const indexes = defaultRangeExtractor(range);
  if (current < 0 || current >= range.count || indexes.includes(current)) return indexes;
  return [...indexes, current].sort((a, b) => a - b);
}

function provinceOf(axis: Axis | undefined) {
  return axis?.kind === "province" ? axis.province.code : null;
}
