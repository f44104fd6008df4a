"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Rule } from "../../../graphql/province.ts";
import classes from "./topic-rules.module.css";

/** What a rule rests on, and which change brought it in and when. */
export function RuleSources({ revision: { sources, change, recordedAt } }: { readonly revision: Rule["revision"] }) {
  const t = useTranslations("province");
  const format = useFormatter();
  return (
    <>
      <ul className={classes.sources}>
        {sources.map(({ title, url, clause }) => (
          <li key={`${title} ${url} ${clause}`}>
            {isWebAddress(url) ? (
              <a href={url} target="_blank" rel="noreferrer">
                {title}
                <span className="spoken">{t("newTab")}</span>
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
          {t("recorded", { number: change.number, time: format.dateTime(new Date(recordedAt), "instant") })}
        </time>
      </p>
    </>
  );
}

/** A source may also name a path, which leads nowhere in a browser. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
