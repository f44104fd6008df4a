import { beijingDateOf } from "@beian/shared";
import { Alert } from "@mantine/core";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { comparisonQuery } from "../../graphql/comparison.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { Comparison } from "./comparison.tsx";
import { type PageParameters, searchParametersOf } from "./search-parameters.ts";
import { parseTimes, timeVariables } from "./times.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("compare");
  return { title: t("title") };
}

export default async function ComparePage({ searchParams }: { readonly searchParams: Promise<PageParameters> }) {
  const t = await getTranslations("compare");
  const { times, wrong } = parseTimes(searchParametersOf(await searchParams));
  if (wrong.length > 0)
    return (
      <>
        <PageHeading title={t("title")} />
        <Alert color="red" variant="outline" title={t("times.invalid", { text: wrong.join(t("separator")) })}>
          {t("times.invalidAdvice")} <PageLink href="/compare">{t("times.toToday")}</PageLink>
        </Alert>
      </>
    );
  const variables = { ...timeVariables(times), locale: apiLocales[await getLocale()] };
  const result = await askApi(comparisonQuery, variables);
  return <Comparison variables={variables} result={result} today={beijingDateOf(new Date())} />;
}
