"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { chooseLocale } from "../i18n/choose-locale.ts";
import { htmlLanguages, type Locale } from "../i18n/locales.ts";

const other: Readonly<Record<Locale, Locale>> = { zh: "en", en: "zh" };

/** Turns the page to the other language, which is named in that language. */
export function LanguageSwitch() {
  const t = useTranslations("frame");
  const target = other[useLocale()];
  return (
    <form action={chooseLocale.bind(null, target)}>
      <Button type="submit" variant="default" size="xs" lang={htmlLanguages[target]}>
        {t("otherLanguage")}
      </Button>
    </form>
  );
}
