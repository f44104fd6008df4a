"use client";

import { inLocale, type ProvinceCode, provinceOf } from "@beian/shared";
import { SegmentedControl } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import type { Tile } from "./tile.ts";
import { shownCategories, type TileCategory } from "./tile-category.ts";
import { TileGrid } from "./tile-grid.tsx";
import classes from "./tile-map.module.css";
import { readingOrder } from "./tile-places.ts";
import { TileTable } from "./tile-table.tsx";

export interface TileMapProps {
  /** What the map shows, such as the title of a requirement. */
  readonly label: string;
  /** In the order of the legend; those that no province has are left out of it. */
  readonly categories: readonly TileCategory[];
  /** The key of a province's category; null for a province that the map says nothing of. */
  readonly categoryOf: (code: ProvinceCode) => string | null;
  /** What stands in the tile instead of the category's mark, such as a number. */
  readonly markOf?: (code: ProvinceCode) => string;
  /** More about a province, said with its category. */
  readonly noteOf?: (code: ProvinceCode) => string | undefined;
  /** Tiles are links where this is given, and buttons where `onSelect` is. */
  readonly hrefOf?: (code: ProvinceCode) => string;
  readonly selected?: ProvinceCode | null;
  readonly onSelect?: (code: ProvinceCode) => void;
}

/**
 * The 31 provinces as one tile each, coloured and marked by category, with a legend; the same as a table on demand. One
 * tile is in the tab order, arrow keys go on from it.
 */
export function TileMap(props: TileMapProps) {
  const { label, categories, categoryOf, markOf, noteOf, hrefOf, selected = null, onSelect } = props;
  const t = useTranslations("tileMap");
  const locale = apiLocales[useLocale()];
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const shown = shownCategories(categories);
  const tiles = readingOrder.map((code): Tile => {
    const key = categoryOf(code);
    const category = shown.find((each) => each.key === key);
    return {
      code,
      name: inLocale(provinceOf(code).name, locale),
      category,
      mark: markOf?.(code) ?? category?.mark ?? "",
      note: noteOf?.(code),
      href: hrefOf?.(code),
    };
  });
  return (
    <section className={classes.frame} aria-labelledby={titleId}>
      <div className={classes.heading}>
        <h3 id={titleId} className={classes.title}>
          {label}
        </h3>
        <SegmentedControl
          size="xs"
          aria-label={t("shownAs")}
          value={asTable ? "table" : "map"}
          onChange={(value) => setAsTable(value === "table")}
          data={[
            { value: "map", label: t("map") },
            { value: "table", label: t("table") },
          ]}
        />
      </div>
      {asTable ? (
        <TileTable label={label} tiles={tiles} selected={selected} onSelect={onSelect} />
      ) : (
        <TileGrid label={label} tiles={tiles} selected={selected} onSelect={onSelect} />
      )}
      <ul className={classes.legend} aria-label={t("legend")}>
        {shown.map((category) => {
          const count = tiles.filter((tile) => tile.category === category).length;
          return (
            count > 0 && (
              <li key={category.key}>
                <span className={classes.swatch} data-tone={category.tone} aria-hidden="true">
                  {category.mark}
                </span>
                <span>{category.label}</span> <span className={classes.count}>{t("count", { count })}</span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
