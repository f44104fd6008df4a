import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageLink } from "../components/page-link.tsx";
import { StatePage } from "../components/state-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("states");
  return { title: t("pageNotFound") };
}

export default async function NotFound() {
  const t = await getTranslations("states");
  return (
    <StatePage title={t("pageNotFound")} advice={t("pageNotFoundAdvice")}>
      <PageLink href="/provinces">{t("toProvinces")}</PageLink>
    </StatePage>
  );
}
