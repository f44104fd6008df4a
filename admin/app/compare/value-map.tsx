"use client";

import type { ProvinceCode } from "@beian/shared";
import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { TileCategory, TileTone } from "../../components/tile-map/tile-category.ts";
import { TileMap } from "../../components/tile-map/tile-map.tsx";
import { mappedRow, ownRules, valuesOf } from "./arrange.ts";
import classes from "./comparison.module.css";
import { type MatrixRow, unrecordedToken } from "./matrix.ts";
import type { Shown } from "./shown.ts";

const own = "own";

/** The provinces coloured by what they have of a requirement, or by how many rules they have of their own. */
export function ValueMap(shown: Shown) {
  const { matrix, view, change } = shown;
  const t = useTranslations("compare.map");
  const row = mappedRow(matrix, view);
  return (
    <>
      <Select
        size="xs"
        className={classes.mapBy}
        label={t("by")}
        searchable
        allowDeselect={false}
        data={[
          { value: own, label: t("own") },
          ...matrix.rows.map(({ requirement: { key, title } }) => ({ value: key, label: title })),
        ]}
        value={row?.requirement.key ?? own}
        onChange={(picked) => change({ map: picked === own ? null : picked })}
      />
      {row ? <RequirementMap row={row} {...shown} /> : <OwnRulesMap {...shown} />}
    </>
  );
}

function RequirementMap({ row, arranged, view, change }: Shown & { readonly row: MatrixRow }) {
  const t = useTranslations("compare");
  const columnOf = columnsOf(arranged);
  const categories = valuesOf(row).map(
    ({ cell: { token, content } }): TileCategory =>
      content
        ? { key: token, label: `${content.summary}${content.strictness === "ADVISED" ? ` ${t("advised")}` : ""}` }
        : { key: token, label: t("unrecorded"), tone: "empty" },
  );
  const cellOf = (code: ProvinceCode) => row.cells[columnOf.get(code) ?? -1];
  return (
    <TileMap
      label={row.requirement.title}
      categories={categories}
      categoryOf={(code) => cellOf(code)?.token ?? null}
      noteOf={(code) => {
        const cell = cellOf(code);
        return cell && cell.token !== unrecordedToken ? t(`origin.${cell.origin}`) : undefined;
      }}
      selected={view.open?.province ?? null}
      onSelect={(province) => change({ open: { requirement: row.requirement.key, province } })}
    />
  );
}

const tones: readonly TileTone[] = ["amount0", "amount1", "amount2", "amount3", "amount4"];

function OwnRulesMap({ arranged }: Shown) {
  const t = useTranslations("compare.map");
  const counts = new Map(arranged.provinces.map(({ code, column }) => [code, ownRules(arranged, column)]));
  const most = Math.max(...counts.values(), 1);
  const width = Math.max(1, Math.ceil((most + 1) / tones.length));
  const bandOf = (count: number) => Math.floor(count / width);
  return (
    <TileMap
      label={t("own")}
      categories={tones.map((tone, band) => ({
        key: tone,
        tone,
        mark: String(band * width),
        label: t("band", { from: band * width, to: (band + 1) * width - 1 }),
      }))}
      categoryOf={(code) => {
        const count = counts.get(code);
        return count === undefined ? null : (tones[bandOf(count)] ?? null);
      }}
      markOf={(code) => String(counts.get(code) ?? "")}
      noteOf={(code) => {
        const count = counts.get(code);
        return count === undefined ? undefined : t("count", { count });
      }}
      hrefOf={(code) => `/provinces/${code}`}
    />
  );
}

function columnsOf({ provinces }: Shown["arranged"]): ReadonlyMap<ProvinceCode, number> {
  return new Map(provinces.map(({ code, column }) => [code, column]));
}
