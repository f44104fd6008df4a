import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { askApi } from "../../../gateway/ask-api.ts";
import { changeFiltersQuery, changesQuery } from "../../../graphql/changes.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { askViewer } from "../../../session/ask-viewer.ts";
import { ChangeInbox } from "./change-inbox.tsx";
import { listViewOf } from "./list-address.ts";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("changes");
  return { title: t("title") };
}

export default async function ChangesPage({ searchParams }: Props) {
  const t = await getTranslations("changes");
  const { requirement, ...asked } = listViewOf(await searchParams);
  const locale = apiLocales[await getLocale()];
  const [{ viewer }, filters] = await Promise.all([askViewer(), askApi(changeFiltersQuery, { locale })]);
  // A key that names nothing is a mistyped address, not a fault of the API's.
  const isNamed = filters.requirements.some(({ key }) => key === requirement);
  const view = requirement !== undefined && isNamed ? { ...asked, requirement } : asked;
  const { status, ...rest } = view;
  const variables = { ...rest, locale, ...(status ? { status: [status] } : {}) };
  const result = await askApi(changesQuery, variables);
  return (
    <>
      <PageHeading title={t("title")} lead={t(viewer ? "lead" : "leadForStrangers")} />
      <ChangeInbox view={view} variables={variables} result={result} filters={filters} />
    </>
  );
}
