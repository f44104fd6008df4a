"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Rule } from "../graphql/province.ts";
import { SourceTitle } from "../words/source-title.tsx";
import classes from "./rule-rows.module.css";

/** What a rule rests on, and which change brought it in and when. */
export function RuleSources({ revision: { sources, change, recordedAt } }: { readonly revision: Rule["revision"] }) {
  const t = useTranslations("province");
  const format = useFormatter();
  return (
    <>
      <ul className={classes.sources}>
        {sources.map(({ title, url, clause }) => (
          <li key={`${title} ${url} ${clause}`}>
            <SourceTitle title={title} url={url} /> {clause && <span className={classes.dimmed}>{clause}</span>}
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
