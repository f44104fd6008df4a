"use client";

import { inLocale, provinceOf, topicLabels } from "@beian/shared";
import { Button, Collapse, Pill, Switch } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import { lazily } from "../../loading/lazily.tsx";
import classes from "./comparison.module.css";
import type { Shown } from "./shown.ts";
import { optionsOf } from "./value-filter.ts";
import type { View } from "./view.ts";

// Lists to choose from are the heaviest part of the page, and wanted by few.
const FilterFields = lazily(() => import("./filter-fields.tsx").then((module) => module.FilterFields));

/** What of the comparison is shown, and in which order. */
export function Filters({ matrix, view, change }: Shown) {
  const t = useTranslations("compare");
  const [open, setOpen] = useState(false);
  return (
    <section aria-label={t("filters.label")} className={classes.filters}>
      <div className={classes.line}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={open}
          aria-controls="compare-filters"
          onClick={() => setOpen(!open)}
          {...FilterFields.near}
        >
          {t(open ? "filters.close" : "filters.open")}
        </Button>
        <Switch
          size="sm"
          label={t("filters.differences")}
          checked={view.differences}
          onChange={({ currentTarget: { checked } }) => change({ differences: checked })}
        />
        {view.display === "table" && (
          <Switch
            size="sm"
            label={t("filters.transposed")}
            checked={view.transposed}
            onChange={({ currentTarget: { checked } }) => change({ transposed: checked })}
          />
        )}
        <Chips matrix={matrix} view={view} change={change} />
      </div>
      <Collapse expanded={open} id="compare-filters">
        {open && <FilterFields matrix={matrix} view={view} change={change} />}
      </Collapse>
    </section>
  );
}

type Parts = Pick<Shown, "matrix" | "view" | "change">;

/** What narrows or orders the view, each to be taken back. */
function Chips({ matrix, view, change }: Parts) {
  const t = useTranslations();
  const locale = apiLocales[useLocale()];
  const titleOf = (key: string) =>
    matrix.rows.find(({ requirement }) => requirement.key === key)?.requirement.title ?? key;
  const wordsOf = (key: string, token: string) => {
    const row = matrix.rows.find(({ requirement }) => requirement.key === key);
    const options = row ? optionsOf(row, t("compare.unrecorded"), t("compare.advised")) : [];
    return options.find(({ value }) => value === token)?.label ?? token;
  };
  const chips: { key: string; label: string; without: Partial<View> }[] = [
    ...view.topics.map((topic) => ({
      key: topic,
      label: inLocale(topicLabels[topic], locale),
      without: { topics: view.topics.filter((each) => each !== topic) },
    })),
    ...view.requirements.map((key) => ({
      key,
      label: titleOf(key),
      without: { requirements: view.requirements.filter((each) => each !== key) },
    })),
    ...view.regions.map((region) => ({
      key: region,
      label: t(`regions.${region}`),
      without: { regions: view.regions.filter((each) => each !== region) },
    })),
    ...view.provinces.map((code) => ({
      key: code,
      label: inLocale(provinceOf(code).name, locale),
      without: { provinces: view.provinces.filter((each) => each !== code) },
    })),
    ...view.where.map(({ requirement, values }) => ({
      key: `where-${requirement}`,
      label: t("compare.filters.whereChip", {
        requirement: titleOf(requirement),
        values: values.map((token) => wordsOf(requirement, token)).join(t("compare.separator")),
      }),
      without: { where: view.where.filter((each) => each.requirement !== requirement) },
    })),
    ...(view.origin ? [{ key: "origin", label: t(`compare.origin.${view.origin}`), without: { origin: null } }] : []),
    ...(view.sort
      ? [
          {
            key: "sort",
            label: t(view.sort.descending ? "compare.filters.sortDescending" : "compare.filters.sortAscending", {
              requirement: titleOf(view.sort.requirement),
            }),
            without: { sort: null },
          },
        ]
      : []),
    ...(view.group
      ? [
          {
            key: "group",
            label: t("compare.filters.groupChip", { requirement: titleOf(view.group) }),
            without: { group: null },
          },
        ]
      : []),
  ];
  return chips.map(({ key, label, without }) => (
    <Pill
      key={key}
      withRemoveButton
      onRemove={() => change(without)}
      removeButtonProps={{ "aria-label": t("compare.filters.remove", { label }), "aria-hidden": false, tabIndex: 0 }}
    >
      {label}
    </Pill>
  ));
}
