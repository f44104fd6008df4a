"use client";

import { inLocale, provinceOf } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { apiLocales } from "../i18n/locales.ts";
import { cellOf } from "./stand.ts";
import { useCatalogue } from "./use-catalogue.ts";

/** A cell as people call it: the province, or the nation, and the requirement. */
export function CellName({ cell }: { readonly cell: string }) {
  const t = useTranslations("draft");
  const locale = apiLocales[useLocale()];
  const catalogue = useCatalogue();
  const { province, requirement } = cellOf(cell);
  return t("titleOfOne", {
    province: province ? inLocale(provinceOf(province).name, locale) : t("nationalDefault"),
    requirement: catalogue?.get(requirement)?.title ?? requirement,
  });
}
