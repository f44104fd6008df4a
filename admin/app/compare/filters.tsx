"use client";

import { inLocale, provinceOf, provinces, regions, topicLabels, topics } from "@beian/shared";
import { Button, Collapse, MultiSelect, Pill, Select, Switch } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import { valuesOf } from "./arrange.ts";
import classes from "./comparison.module.css";
import type { MatrixRow } from "./matrix.ts";
import type { Shown } from "./shown.ts";
import { shownOrigins, type View } from "./view.ts";

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
        <Fields matrix={matrix} view={view} change={change} />
      </Collapse>
    </section>
  );
}

type Parts = Pick<Shown, "matrix" | "view" | "change">;

function Fields({ matrix, view, change }: Parts) {
  const t = useTranslations();
  const locale = apiLocales[useLocale()];
  const requirements = matrix.rows.map(({ requirement: { key, title } }) => ({ value: key, label: title }));
  const common = { size: "xs", clearButtonProps: { "aria-label": t("compare.filters.clear") } } as const;
  const lists = { ...common, clearable: true, hidePickedOptions: true, searchable: true } as const;
  return (
    <div className={classes.fields}>
      <MultiSelect
        {...lists}
        label={t("compare.filters.topic")}
        data={topics.map((topic) => ({ value: topic, label: inLocale(topicLabels[topic], locale) }))}
        value={[...view.topics]}
        onChange={(picked) => change({ topics: topics.filter((topic) => picked.includes(topic)) })}
      />
      <MultiSelect
        {...lists}
        label={t("compare.filters.requirement")}
        data={requirements}
        value={[...view.requirements]}
        onChange={(picked) => change({ requirements: picked })}
      />
      <MultiSelect
        {...lists}
        label={t("compare.filters.region")}
        data={regions.map((region) => ({ value: region, label: t(`regions.${region}`) }))}
        value={[...view.regions]}
        onChange={(picked) => change({ regions: regions.filter((region) => picked.includes(region)) })}
      />
      <MultiSelect
        {...lists}
        label={t("compare.filters.province")}
        data={provinces.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }))}
        value={[...view.provinces]}
        onChange={(picked) =>
          change({
            provinces: picked.flatMap((code) =>
              provinces.filter((each) => each.code === code).map((each) => each.code),
            ),
          })
        }
      />
      <Select
        {...common}
        clearable
        label={t("compare.filters.origin")}
        placeholder={t("compare.filters.anyOrigin")}
        data={shownOrigins.map((origin) => ({ value: origin, label: t(`compare.origin.${origin}`) }))}
        value={view.origin}
        onChange={(picked) => change({ origin: shownOrigins.find((each) => each === picked) ?? null })}
      />
      <ValueFilterFields matrix={matrix} view={view} change={change} requirements={requirements} />
      <Select
        {...common}
        clearable
        searchable
        label={t("compare.filters.sort")}
        data={requirements}
        value={view.sort?.requirement ?? null}
        onChange={(picked) => change({ sort: picked === null ? null : { requirement: picked, descending: false } })}
      />
      <Select
        {...common}
        clearable
        searchable
        label={t("compare.filters.group")}
        data={requirements}
        value={view.group}
        onChange={(picked) => change({ group: picked })}
      />
    </div>
  );
}

/** First the requirement, then which of its values. */
function ValueFilterFields({
  matrix,
  view,
  change,
  requirements,
}: Parts & { readonly requirements: readonly { readonly value: string; readonly label: string }[] }) {
  const t = useTranslations("compare");
  const [picked, setPicked] = useState<string | null>(view.where[0]?.requirement ?? null);
  const row = matrix.rows.find(({ requirement }) => requirement.key === picked);
  const values = view.where.find(({ requirement }) => requirement === picked)?.values ?? [];
  return (
    <>
      <Select
        size="xs"
        searchable
        label={t("filters.whereRequirement")}
        data={requirements}
        value={picked}
        onChange={setPicked}
      />
      <MultiSelect
        size="xs"
        clearable
        searchable
        clearButtonProps={{ "aria-label": t("filters.clear") }}
        label={t("filters.whereValues")}
        disabled={!row}
        data={row ? optionsOf(row, t("unrecorded"), t("advised")) : []}
        value={[...values]}
        onChange={(next) => row && change({ where: withValues(view.where, row.requirement.key, next) })}
      />
    </>
  );
}

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

/** A row's values to choose from, each named by its token. */
export function optionsOf(row: MatrixRow, unrecorded: string, advised: string) {
  return valuesOf(row).map(({ cell: { token, content }, columns }) => ({
    value: token,
    label: content ? `${content.summary}${content.strictness === "ADVISED" ? ` ${advised}` : ""}` : unrecorded,
    count: columns.length,
  }));
}

/** The filters with those of one requirement replaced, or dropped where no value is left. */
export function withValues(where: View["where"], requirement: string, values: readonly string[]): View["where"] {
  const others = where.filter((each) => each.requirement !== requirement);
  return values.length === 0 ? others : [...others, { requirement, values }];
}
