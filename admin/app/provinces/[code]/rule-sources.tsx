"use client";

import { Anchor, Text } from "@mantine/core";
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
              <Anchor href={url} target="_blank" rel="noreferrer" size="xs" underline="always">
                {title}
                <span className="spoken">{t("newTab")}</span>
              </Anchor>
            ) : (
              title
            )}{" "}
            {clause && <span className={classes.clause}>{clause}</span>}
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed">
        {t("change", { number: change.number, title: change.title })}{" "}
        <time dateTime={recordedAt}>{t("recordedAt", { time: format.dateTime(new Date(recordedAt), "instant") })}</time>
      </Text>
    </>
  );
}

/** A source may also name a path, which leads nowhere in a browser. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
