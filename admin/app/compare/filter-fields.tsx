"use client";

import { inLocale, provinces, regions, topicLabels, topics } from "@beian/shared";
import { MultiSelect, Select } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./comparison.module.css";
import type { Shown } from "./shown.ts";
import { optionsOf, withValues } from "./value-filter.ts";
import { shownOrigins } from "./view.ts";

type Parts = Pick<Shown, "matrix" | "view" | "change">;

/** Every filter and order as a field. */
export function FilterFields({ matrix, view, change }: Parts) {
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
