import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { searchKeysOf } from "../../../components/province-search.ts";
import { askApi } from "../../../gateway/ask-api.ts";
import { provincesQuery } from "../../../graphql/provinces.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { ProvinceList } from "./province-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("provinces");
  return { title: t("title") };
}

export default async function ProvincesPage() {
  const t = await getTranslations("provinces");
  const { provinces } = await askApi(provincesQuery, { locale: apiLocales[await getLocale()] });
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <ProvinceList
        provinces={provinces.map(({ rules, ...province }) => ({
          ...province,
          // Counted here: the browser needs no list of 31 × all rules.
          ownRules: rules.filter(({ origin }) => origin === "PROVINCE").length,
          searchKeys: searchKeysOf(province.code),
        }))}
      />
    </>
  );
}
