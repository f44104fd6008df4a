import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../../components/page-heading.tsx";
import { refusePage } from "../../../../components/refuse-page.tsx";
import { askApi } from "../../../../gateway/ask-api.ts";
import { sampleQuery } from "../../../../graphql/samples.ts";
import { apiLocales } from "../../../../i18n/locales.ts";
import { SampleForm } from "../../sample-form.tsx";
import { todaysForm } from "../../todays-form.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("samples");
  return { title: t("edit") };
}

export default async function EditSamplePage({ params }: { readonly params: Promise<{ id: string }> }) {
  const refused = await refusePage("MANAGE_SAMPLES");
  if (refused) return refused;
  const t = await getTranslations("samples");
  const locale = apiLocales[await getLocale()];
  const { sample } = await askApi(sampleQuery, { id: decodeURIComponent((await params).id), locale });
  if (!sample || sample.archived) notFound();
  return (
    <>
      <PageHeading title={t("editing", { name: sample.name })} />
      <SampleForm {...(await todaysForm(locale))} sample={sample} copied={false} />
    </>
  );
}
