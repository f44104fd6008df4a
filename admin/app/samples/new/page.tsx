import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { refusePage } from "../../../components/refuse-page.tsx";
import { askApi } from "../../../gateway/ask-api.ts";
import { sampleQuery } from "../../../graphql/samples.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { SampleForm } from "../sample-form.tsx";
import { todaysForm } from "../todays-form.ts";

interface Props {
  readonly searchParams: Promise<{ from?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("samples");
  return { title: t("create") };
}

export default async function NewSamplePage({ searchParams }: Props) {
  const refused = await refusePage("MANAGE_SAMPLES");
  if (refused) return refused;
  const t = await getTranslations("samples");
  const locale = apiLocales[await getLocale()];
  const from = [(await searchParams).from].flat().at(0);
  const sample = from === undefined ? null : (await askApi(sampleQuery, { id: from, locale })).sample;
  return (
    <>
      <PageHeading title={t("create")} />
      <SampleForm {...(await todaysForm(locale))} sample={sample} copied={sample !== null} />
    </>
  );
}
