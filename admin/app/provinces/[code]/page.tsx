import { beijingDateOf, inLocale, isCalendarDate, isProvinceCode, provinceOf } from "@beian/shared";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { askApi } from "../../../gateway/ask-api.ts";
import { provinceQuery } from "../../../graphql/province.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { InvalidTime } from "./invalid-time.tsx";
import { isInstant } from "./known-at.ts";
import { ProvinceView } from "./province-view.tsx";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<{ asOf?: string | string[]; knownAt?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  if (!isProvinceCode(code)) return {};
  return { title: inLocale(provinceOf(code).name, apiLocales[await getLocale()]) };
}

export default async function ProvincePage({ params, searchParams }: Props) {
  const { code } = await params;
  const asked = await searchParams;
  const asOf = [asked.asOf].flat().at(0);
  const knownAt = [asked.knownAt].flat().at(0);
  if (!isProvinceCode(code)) {
    // Typed by hand in small letters; the layout has refused every other code.
    const capitals = code.toUpperCase();
    if (!isProvinceCode(capitals)) notFound();
    const time = new URLSearchParams({
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt }),
    });
    redirect(`/provinces/${capitals}${time.size > 0 ? `?${time}` : ""}`);
  }
  const locale = apiLocales[await getLocale()];
  const today = beijingDateOf(new Date());
  const name = inLocale(provinceOf(code).fullName, locale);
  if (asOf !== undefined && !isCalendarDate(asOf))
    return <InvalidTime axis="asOf" code={code} name={name} text={asOf} today={today} />;
  if (knownAt !== undefined && !isInstant(knownAt))
    return <InvalidTime axis="knownAt" code={code} name={name} text={knownAt} today={today} />;
  const variables = { code, asOf, knownAt, locale };
  return <ProvinceView variables={variables} result={await askApi(provinceQuery, variables)} today={today} />;
}
