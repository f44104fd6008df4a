"use client";

import { inLocale, type ProvinceCode, provinceOf, provinces, topicLabels } from "@beian/shared";
import { Button, Select, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { apiLocales } from "../../i18n/locales.ts";
import { changedFrom, isShown } from "./arrange.ts";
import classes from "./comparison.module.css";
import { type MatrixCell, type MatrixRow, saysTheSame } from "./matrix.ts";
import type { Shown } from "./shown.ts";

/** Two provinces side by side in words, with what a note adds and whose rule it is. */
export function PairTable({ arranged, view, change }: Shown) {
  const t = useTranslations("compare.pair");
  const locale = apiLocales[useLocale()];
  const [one, other] = view.pair;
  const name = (code: ProvinceCode) => inLocale(provinceOf(code).name, locale);
  const differing = arranged.rows.filter((row) => differs(row, arranged.provinces)).length;
  const options = provinces.map(({ code }) => ({ value: code, label: name(code) }));
  const pick = (picked: string | null) => provinces.find(({ code }) => code === picked)?.code;
  return (
    <>
      <div className={classes.line}>
        <Select
          size="xs"
          label={t("one")}
          allowDeselect={false}
          searchable
          data={options.filter(({ value }) => value !== other)}
          value={one}
          onChange={(picked) => change({ pair: [pick(picked) ?? one, other] })}
        />
        <Button variant="default" size="xs" className={classes.low} onClick={() => change({ pair: [other, one] })}>
          {t("swap")}
        </Button>
        <Select
          size="xs"
          label={t("other")}
          allowDeselect={false}
          searchable
          data={options.filter(({ value }) => value !== one)}
          value={other}
          onChange={(picked) => change({ pair: [one, pick(picked) ?? other] })}
        />
      </div>
      <Text my="sm">
        {t("summary", {
          one: name(one),
          other: name(other),
          differing,
          same: arranged.rows.length - differing,
        })}
      </Text>
      <table className={classes.pair}>
        <thead>
          <tr>
            <th scope="col">{t("requirement")}</th>
            <th scope="col">{name(one)}</th>
            <th scope="col">{name(other)}</th>
          </tr>
        </thead>
        <tbody>
          {arranged.rows.map((row) => (
            <tr key={row.requirement.key} data-differs={differs(row, arranged.provinces) || undefined}>
              <th scope="row">
                {row.requirement.title}
                <span className={classes.small}>{inLocale(topicLabels[row.requirement.topic], locale)}</span>
              </th>
              {arranged.provinces.map(({ code, column }) => {
                const cell = row.cells[column];
                return (
                  <td key={code} data-province={name(code)}>
                    {cell && isShown(row, column, view) && (
                      <button
                        type="button"
                        className={classes.said}
                        onClick={() => change({ open: { requirement: row.requirement.key, province: code } })}
                      >
                        <Said cell={cell} before={changedFrom(row, column)} />
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Said({ cell, before }: { readonly cell: MatrixCell; readonly before: MatrixCell | null }) {
  const t = useTranslations("compare");
  const words = ({ content }: MatrixCell) =>
    content ? `${content.summary}${content.strictness === "ADVISED" ? ` ${t("advised")}` : ""}` : t("unrecorded");
  return (
    <>
      {before && (
        <del className={classes.small}>
          <span className="spoken">{t("before")}</span>
          {words(before)}
        </del>
      )}
      <span className={cell.content ? classes.words : classes.unrecorded}>{words(cell)}</span>
      {cell.content?.note && <span className={classes.small}>{t("note", { note: cell.content.note })}</span>}
      {cell.content && <span className={classes.small}>{t(`origin.${cell.origin}`)}</span>}
    </>
  );
}

/** Notes count: two provinces that put the same value differently are told apart here. */
function differs(row: MatrixRow, provincesShown: Shown["arranged"]["provinces"]): boolean {
  const [one, other] = provincesShown.map(({ column }) => row.cells[column]);
  return one !== undefined && other !== undefined && !saysTheSame(one, other);
}
