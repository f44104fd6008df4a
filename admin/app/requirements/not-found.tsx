import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageLink } from "../../components/page-link.tsx";
import { StatePage } from "../../components/state-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("requirements");
  return { title: t("notFound") };
}

export default async function RequirementNotFound() {
  const t = await getTranslations("requirements");
  return (
    <StatePage title={t("notFound")} advice={t("notFoundAdvice")}>
      <PageLink href="/requirements">{t("toRequirements")}</PageLink>
    </StatePage>
  );
}
