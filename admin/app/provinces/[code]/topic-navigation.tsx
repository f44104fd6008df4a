"use client";

import { inLocale, topicLabels } from "@beian/shared";
import { Anchor } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { apiLocales } from "../../../i18n/locales.ts";
import type { TopicCells } from "./by-topic.ts";
import classes from "./topic-navigation.module.css";

export function TopicNavigation({ topics }: { readonly topics: readonly TopicCells[] }) {
  const t = useTranslations("province");
  const locale = apiLocales[useLocale()];
  return (
    <nav aria-label={t("topics")}>
      <ul className={classes.topics}>
        {topics.map(({ topic, cells }) => (
          <li key={topic}>
            <Anchor href={`#${topic}`} size="sm">
              {inLocale(topicLabels[topic], locale)}
            </Anchor>{" "}
            <span className={classes.count}>{cells.length}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}
