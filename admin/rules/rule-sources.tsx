"use client";

import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Rule } from "../graphql/province.ts";
import { htmlLanguages } from "../i18n/locales.ts";
import classes from "./rule-rows.module.css";

/** What a rule rests on, and which change brought it in and when. */
export function RuleSources({ revision: { sources, change, recordedAt } }: { readonly revision: Rule["revision"] }) {
  const t = useTranslations("province");
  const format = useFormatter();
  const locale = useLocale();
  return (
    <>
      <ul className={classes.sources}>
        {sources.map(({ title, url, clause }) => (
          <li key={`${title} ${url} ${clause}`} lang={languageOf(title)}>
            {isWebAddress(url) ? (
              <a href={url} target="_blank" rel="noreferrer">
                {title}
                <span className="spoken" lang={htmlLanguages[locale]}>
                  {t("newTab")}
                </span>
              </a>
            ) : (
              title
            )}{" "}
            {clause && <span className={classes.dimmed}>{clause}</span>}
          </li>
        ))}
      </ul>
      <p className={classes.small}>
        <time dateTime={recordedAt}>
          {t.rich("recorded", {
            number: change.number,
            time: format.dateTime(new Date(recordedAt), "instant"),
            link: (text) => (
              <Link className={classes.change} href={`/changes/${change.number}`} prefetch={false}>
                {text}
              </Link>
            ),
          })}
        </time>
      </p>
    </>
  );
}

/** Sources keep the titles that they bear, whatever the language of the page. */
function languageOf(title: string): string | undefined {
  return /\p{Script=Han}/u.test(title) ? htmlLanguages.zh : undefined;
}

/** A source may also name a path, which leads nowhere in a browser. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
