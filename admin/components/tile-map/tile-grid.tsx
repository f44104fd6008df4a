"use client";

import type { ProvinceCode } from "@beian/shared";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import type { Tile } from "./tile.ts";
import classes from "./tile-map.module.css";
import { isMoveKey, placeOf, readingOrder, tileFrom } from "./tile-places.ts";

/** The tiles in their places. The one that has or last had the focus is in the tab order. */
export function TileGrid({
  label,
  tiles,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly tiles: readonly Tile[];
  readonly selected: ProvinceCode | null;
  readonly onSelect: ((code: ProvinceCode) => void) | undefined;
}) {
  const t = useTranslations("tileMap");
  const hintId = useId();
  const grid = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(selected ?? readingOrder[0]);
  const [pointed, setPointed] = useState<ProvinceCode | null>(null);
  const described = tiles.find(({ code }) => code === (pointed ?? current));
  const move = (event: KeyboardEvent, from: ProvinceCode) => {
    if (!isMoveKey(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-code="${tileFrom(from, event.key)}"]`)?.focus();
  };
  return (
    <>
      <ul ref={grid} className={classes.grid} aria-label={label} aria-describedby={hintId}>
        {tiles.map((tile) => {
          const { code } = tile;
          const place = placeOf(code);
          const common = {
            className: classes.tile,
            "data-code": code,
            "data-tone": tile.category?.tone ?? "none",
            tabIndex: code === current ? 0 : -1,
            onFocus: () => setCurrent(code),
            onKeyDown: (event: KeyboardEvent) => move(event, code),
            onPointerEnter: () => setPointed(code),
            onPointerLeave: () => setPointed(null),
          };
          return (
            <li key={code} style={{ gridRow: place.row, gridColumn: place.column }}>
              {tile.href === undefined ? (
                <button
                  type="button"
                  {...common}
                  aria-pressed={onSelect ? code === selected : undefined}
                  onClick={() => onSelect?.(code)}
                >
                  <TileWords tile={tile} />
                </button>
              ) : (
                <Link
                  {...common}
                  href={tile.href}
                  prefetch={false}
                  aria-current={code === selected ? "true" : undefined}
                >
                  <TileWords tile={tile} />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      <p className={classes.caption} aria-hidden="true">
        {described && (
          <>
            <strong>{described.name}</strong> {described.category?.label ?? t("nothing")}
            {described.note && ` · ${described.note}`}
          </>
        )}
      </p>
      <p id={hintId} className="spoken">
        {t("keyboard")}
      </p>
    </>
  );
}

function TileWords({ tile: { code, name, category, mark, note } }: { readonly tile: Tile }) {
  const t = useTranslations("tileMap");
  // English names are longer than a tile: it bears the letters, and the name is spoken.
  const short = useLocale() === "zh" ? name : code;
  return (
    <>
      <span className={classes.name}>{short}</span>
      <span className={classes.mark}>{mark}</span>
      <span className="spoken">
        {[short === name ? "" : name, category?.label ?? t("nothing"), note ?? ""].filter(Boolean).join(t("separator"))}
      </span>
    </>
  );
}
