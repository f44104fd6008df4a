"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useQuery } from "urql";
import { catalogueQuery, type RequirementSpec } from "../graphql/catalogue.ts";
import { apiLocales } from "../i18n/locales.ts";

/** Everything that can be ruled on, by key, once it is loaded. */
export function useCatalogue(): ReadonlyMap<string, RequirementSpec> | null {
  const locale = apiLocales[useLocale()];
  const [{ data }] = useQuery({ query: catalogueQuery, variables: { locale } });
  return useMemo(() => data && new Map(data.requirements.map((spec) => [spec.key, spec])), [data]) ?? null;
}
