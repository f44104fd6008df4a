import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { askApi } from "../../../gateway/ask-api.ts";
import { changeQuery, changeTitleQuery } from "../../../graphql/change.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { ChangeView } from "./change-view.tsx";

interface Props {
  readonly params: Promise<{ number: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = numberOf((await params).number);
  const t = await getTranslations("change");
  const { change } = number === null ? { change: null } : await askApi(changeTitleQuery, { number });
  return change ? { title: t("pageTitle", { number: change.number, title: change.title }) } : {};
}

export default async function ChangePage({ params }: Props) {
  const number = numberOf((await params).number);
  if (number === null) notFound();
  const variables = { number, locale: apiLocales[await getLocale()] };
  const result = await askApi(changeQuery, variables);
  if (result.change === null) notFound();
  return <ChangeView variables={variables} result={result} />;
}

/** GraphQL's Int ends here. */
const highest = 2 ** 31 - 1;

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= highest ? Number(text) : null;
}
