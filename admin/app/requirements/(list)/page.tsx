import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { askApi } from "../../../gateway/ask-api.ts";
import { requirementsQuery } from "../../../graphql/requirements.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { RequirementList } from "./requirement-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("requirements");
  return { title: t("title") };
}

export default async function RequirementsPage() {
  const t = await getTranslations("requirements");
  const { requirements } = await askApi(requirementsQuery, { locale: apiLocales[await getLocale()] });
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <RequirementList requirements={requirements} />
    </>
  );
}
