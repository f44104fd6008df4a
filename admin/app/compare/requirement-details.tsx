"use client";

import { inLocale, provinceOf } from "@beian/shared";
import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "../../components/page-link.tsx";
import { apiLocales } from "../../i18n/locales.ts";
import { valuesOf } from "./arrange.ts";
import classes from "./comparison.module.css";
import type { MatrixRow } from "./matrix.ts";
import type { Shown } from "./shown.ts";
import { optionsOf, withValues } from "./value-filter.ts";

/** One requirement: who has which value, and how the comparison can be ordered by it. */
export function RequirementDetails({ row, matrix, view, change }: Shown & { readonly row: MatrixRow }) {
  const t = useTranslations("compare");
  const locale = apiLocales[useLocale()];
  const { key, description } = row.requirement;
  const options = optionsOf(row, t("unrecorded"), t("advised"));
  const picked = view.where.find(({ requirement }) => requirement === key)?.values ?? [];
  const sorted = view.sort?.requirement === key ? view.sort : null;
  return (
    <Stack gap="sm">
      <Text size="sm">{description}</Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-pressed={sorted !== null && !sorted.descending}
          onClick={() => change({ sort: { requirement: key, descending: false }, open: null })}
        >
          {t("details.sortAscending")}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-pressed={sorted?.descending ?? false}
          onClick={() => change({ sort: { requirement: key, descending: true }, open: null })}
        >
          {t("details.sortDescending")}
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-pressed={view.group === key}
          onClick={() => change({ group: view.group === key ? null : key, open: null })}
        >
          {t("details.group")}
        </Button>
        <Button size="xs" variant="default" onClick={() => change({ display: "map", map: key, open: null })}>
          {t("details.map")}
        </Button>
      </Group>
      <Checkbox.Group
        label={t("details.values")}
        description={t("details.valuesHint")}
        value={[...picked]}
        onChange={(values) => change({ where: withValues(view.where, key, values) })}
      >
        <Stack gap="sm" mt="xs">
          {valuesOf(row).map(({ cell, columns }) => (
            <div key={cell.token}>
              <Checkbox
                size="xs"
                value={cell.token}
                label={t("details.value", {
                  value: options.find(({ value }) => value === cell.token)?.label ?? cell.token,
                  count: columns.length,
                })}
              />
              <p className={classes.provinces}>
                {columns.map((column, index) => {
                  const code = matrix.provinces[column];
                  return (
                    code && (
                      <span key={code}>
                        {index > 0 && t("separator")}
                        <PageLink href={`/provinces/${code}#${key}`} prefetch={false} inherit>
                          {inLocale(provinceOf(code).name, locale)}
                        </PageLink>
                      </span>
                    )
                  );
                })}
              </p>
            </div>
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  );
}
