"use client";

import { inLocale, type ProvinceCode, provinceOf } from "@beian/shared";
import { Button, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { TileMap } from "../../components/tile-map/tile-map.tsx";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./comparison.module.css";
import { equalProvinces } from "./equal-provinces.ts";
import type { Shown } from "./shown.ts";

/** Which provinces ask the same in every requirement shown. */
export function EqualSets({ arranged, view, change }: Shown) {
  const t = useTranslations("compare.sets");
  const locale = apiLocales[useLocale()];
  const { sets, alone } = useMemo(() => equalProvinces(arranged), [arranged]);
  const namesOf = (codes: readonly ProvinceCode[]) =>
    codes.map((code) => inLocale(provinceOf(code).name, locale)).join(t("separator"));
  return (
    <>
      <Text my="sm">
        {t("summary", {
          provinces: arranged.provinces.length,
          sets: sets.length + alone.length,
          requirements: arranged.rows.length,
        })}
      </Text>
      <ol className={classes.sets}>
        {sets.map(({ letter, codes }) => (
          <li key={letter}>
            <strong>{t("set", { letter, count: codes.length })}</strong>
            <span>{namesOf(codes)}</span>
            {view.provinces.length !== codes.length && (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t("showNamed", { names: namesOf(codes) })}
                onClick={() => change({ provinces: codes, display: "table" })}
              >
                {t("show")}
              </Button>
            )}
          </li>
        ))}
        {alone.length > 0 && (
          <li>
            <strong>{t("alone", { count: alone.length })}</strong>
            <span>{namesOf(alone)}</span>
          </li>
        )}
      </ol>
      <TileMap
        label={t("map")}
        categories={[
          ...sets.map(({ letter, codes }) => ({ key: letter, label: t("set", { letter, count: codes.length }) })),
          { key: aloneKey, label: t("alone", { count: alone.length }), tone: "empty" },
        ]}
        categoryOf={(code) =>
          alone.includes(code) ? aloneKey : (sets.find(({ codes }) => codes.includes(code))?.letter ?? null)
        }
        hrefOf={(code) => `/provinces/${code}`}
      />
    </>
  );
}

const aloneKey = "alone";
