"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Source } from "../graphql/change-words.ts";
import { htmlLanguages } from "../i18n/locales.ts";

/** A source by its title, which leads to it where it can be reached. It keeps the title that it bears in any language. */
export function SourceTitle({ title, url }: Pick<Source, "title" | "url">) {
  const t = useTranslations("sources");
  const locale = useLocale();
  return (
    <span lang={/\p{Script=Han}/u.test(title) ? htmlLanguages.zh : undefined}>
      {isWebAddress(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {title}
          <span className="spoken" lang={htmlLanguages[locale]}>
            {t("newTab")}
          </span>
        </a>
      ) : (
        title
      )}
    </span>
  );
}

/** A source may also name a path, which leads nowhere in a browser. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
