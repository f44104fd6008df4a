"use client";

import type { ProvinceCode } from "@beian/shared";
import { useTranslations } from "next-intl";
import { PageLink } from "../page-link.tsx";
import type { Tile } from "./tile.ts";
import classes from "./tile-map.module.css";

/** What the map shows, in words. */
export function TileTable({
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
  const withNotes = tiles.some(({ note }) => note !== undefined);
  return (
    <table className={classes.table}>
      <caption className="spoken">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{t("province")}</th>
          <th scope="col">{t("category")}</th>
          {withNotes && <th scope="col">{t("note")}</th>}
        </tr>
      </thead>
      <tbody>
        {tiles.map(({ code, name, category, note, href }) => (
          <tr key={code} aria-current={code === selected ? "true" : undefined}>
            <th scope="row">
              {href !== undefined ? (
                <PageLink href={href} prefetch={false}>
                  {name}
                </PageLink>
              ) : onSelect ? (
                <button
                  type="button"
                  className={classes.pick}
                  aria-pressed={code === selected}
                  onClick={() => onSelect(code)}
                >
                  {name}
                </button>
              ) : (
                name
              )}
            </th>
            <td>{category?.label ?? t("nothing")}</td>
            {withNotes && <td>{note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
