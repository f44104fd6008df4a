"use client";

import { inLocale, provinceOf } from "@beian/shared";
import { Drawer } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useEffect } from "react";
import type { ComparisonVariables } from "../../graphql/comparison.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { RequirementDetails } from "./requirement-details.tsx";
import { RuleDetails } from "./rule-details.tsx";
import type { Shown } from "./shown.ts";
import type { ViewState } from "./use-view.ts";

/** What is open beside the comparison: a cell with its source and history, or a requirement with all its values. */
export function Details({
  variables,
  opener,
  ...shown
}: Shown & { readonly variables: ComparisonVariables; readonly opener: ViewState["opener"] }) {
  const t = useTranslations("compare");
  const locale = apiLocales[useLocale()];
  const { open } = shown.view;
  const row = shown.matrix.rows.find(({ requirement }) => requirement.key === open?.requirement);
  const name = open?.province ? inLocale(provinceOf(open.province).name, locale) : null;
  const opened = row !== undefined;
  useEffect(() => {
    if (opened) return;
    opener.current?.focus();
    opener.current = null;
  }, [opened, opener]);
  return (
    <Drawer
      opened={opened}
      // By the time the drawer looks, its own button has the focus already.
      returnFocus={false}
      onClose={() => shown.change({ open: null })}
      position="right"
      size="md"
      title={
        name
          ? t("details.title", { province: name, requirement: row?.requirement.title ?? "" })
          : row?.requirement.title
      }
      closeButtonProps={{ "aria-label": t("details.close") }}
      transitionProps={{ duration: 0 }}
    >
      {row &&
        (open?.province ? (
          <RuleDetails
            requirement={row.requirement}
            province={open.province}
            cell={row.cells[shown.matrix.provinces.indexOf(open.province)] ?? null}
            variables={variables}
          />
        ) : (
          <RequirementDetails row={row} {...shown} />
        ))}
    </Drawer>
  );
}
