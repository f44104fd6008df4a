"use client";

import { inLocale, type Topic, topicLabels } from "@beian/shared";
import { Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { apiLocales } from "../../../i18n/locales.ts";
import type { Cell } from "./by-topic.ts";
import { RuleRow } from "./rule-row.tsx";
import classes from "./topic-rules.module.css";

/** One topic's requirements; a table to look at, and a list of headed entries to those who listen. */
export function TopicRules({ topic, cells }: { readonly topic: Topic; readonly cells: readonly Cell[] }) {
  const t = useTranslations("province.columns");
  const locale = apiLocales[useLocale()];
  const heading = `${topic}-heading`;
  return (
    <section id={topic} aria-labelledby={heading} className={classes.topic}>
      <Title id={heading} order={2} size="h4">
        {inLocale(topicLabels[topic], locale)}
      </Title>
      <div className={classes.columns} aria-hidden="true">
        <span>{t("requirement")}</span>
        <span>{t("content")}</span>
        <span>{t("origin")}</span>
        <span>{t("effective")}</span>
        <span>{t("sources")}</span>
      </div>
      <ul className={classes.rows}>
        {cells.map((cell) => (
          <RuleRow key={cell.requirement.key} cell={cell} />
        ))}
      </ul>
    </section>
  );
}
