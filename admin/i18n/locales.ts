import type { Locale as ApiLocale } from "@beian/shared";

/** The languages of the admin; the first is the default. */
export const locales = ["zh", "en"] as const;
export type Locale = (typeof locales)[number];

/** The cookie that holds the language a person chose. */
export const localeCookie = "locale";

export function isLocale(text: string | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

/** What the html element says of each language. */
export const htmlLanguages: Readonly<Record<Locale, string>> = { zh: "zh-CN", en: "en" };

/** How the API and the shared texts name each language. */
export const apiLocales: Readonly<Record<Locale, ApiLocale>> = { zh: "ZH", en: "EN" };
