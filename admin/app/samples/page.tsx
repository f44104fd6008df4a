import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { refusePage } from "../../components/refuse-page.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { samplesQuery } from "../../graphql/samples.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { askViewer } from "../../session/ask-viewer.ts";
import { SampleList } from "./sample-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("samples");
  return { title: t("title") };
}

export default async function SamplesPage() {
  const refused = await refusePage("READ_DRAFTS");
  if (refused) return refused;
  const t = await getTranslations("samples");
  const { samples } = await askApi(samplesQuery, { locale: apiLocales[await getLocale()] });
  const manages = (await askViewer()).viewer?.acts.includes("MANAGE_SAMPLES");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")}>
        {manages && <PageLink href="/samples/new">{t("create")}</PageLink>}
      </PageHeading>
      <SampleList samples={samples} />
    </>
  );
}
