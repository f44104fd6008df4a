import "server-only";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { askApi } from "../../gateway/ask-api.ts";
import { requirementTitleQuery } from "../../graphql/catalogue.ts";
import { apiLocales } from "../../i18n/locales.ts";

/** What a requirement is called, asked once a page however many parts of it want to know; null where there is none. */
export const askRequirement = cache(async (key: string) => {
  const { requirement } = await askApi(requirementTitleQuery, { key, locale: apiLocales[await getLocale()] });
  return requirement;
});
