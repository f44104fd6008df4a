import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageLink } from "../../components/page-link.tsx";
import { StatePage } from "../../components/state-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("states");
  return { title: t("provinceNotFound") };
}

export default async function ProvinceNotFound() {
  const t = await getTranslations("states");
  return (
    <StatePage title={t("provinceNotFound")} advice={t("provinceNotFoundAdvice")}>
      <PageLink href="/provinces">{t("toProvinces")}</PageLink>
    </StatePage>
  );
}
