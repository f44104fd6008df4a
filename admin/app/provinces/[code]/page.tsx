import { beijingDateOf, inLocale, isCalendarDate, isProvinceCode, provinceOf } from "@beian/shared";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { askApi } from "../../../gateway/ask-api.ts";
import { provinceQuery } from "../../../graphql/province.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { InvalidDate } from "./invalid-date.tsx";
import { ProvinceView } from "./province-view.tsx";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<{ asOf?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  if (!isProvinceCode(code)) return {};
  return { title: inLocale(provinceOf(code).name, apiLocales[await getLocale()]) };
}

export default async function ProvincePage({ params, searchParams }: Props) {
  const { code } = await params;
  const asOf = [(await searchParams).asOf].flat().at(0);
  if (!isProvinceCode(code)) {
    // Typed by hand in small letters; the layout has refused every other code.
    const capitals = code.toUpperCase();
    if (!isProvinceCode(capitals)) notFound();
    redirect(`/provinces/${capitals}${asOf === undefined ? "" : `?asOf=${encodeURIComponent(asOf)}`}`);
  }
  const locale = apiLocales[await getLocale()];
  const today = beijingDateOf(new Date());
  if (asOf !== undefined && !isCalendarDate(asOf)) {
    const { fullName } = provinceOf(code);
    return <InvalidDate code={code} name={inLocale(fullName, locale)} text={asOf} today={today} />;
  }
  const variables = { code, asOf, locale };
  return <ProvinceView variables={variables} result={await askApi(provinceQuery, variables)} today={today} />;
}
