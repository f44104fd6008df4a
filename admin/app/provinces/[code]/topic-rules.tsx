"use client";

import { inLocale, type ProvinceCode, type Topic, topicLabels } from "@beian/shared";
import { Title } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { cellKey } from "../../../drafts/stand.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { RuleRow, shownRule } from "../../../rules/rule-row.tsx";
import classes from "../../../rules/rule-rows.module.css";
import type { TopicCell } from "./by-topic.ts";

/** One topic's requirements; a table to look at, and a list of headed entries to those who listen. */
export function TopicRules({
  topic,
  cells,
  province,
  editable,
}: {
  readonly topic: Topic;
  readonly cells: readonly TopicCell[];
  readonly province: ProvinceCode;
  /** Whether these are the rules that an edit would start from. */
  readonly editable: boolean;
}) {
  const t = useTranslations("province.columns");
  const locale = apiLocales[useLocale()];
  const heading = `${topic}-heading`;
  const style = { containIntrinsicBlockSize: `auto calc(3rem + ${cells.length} * var(--row-height))` };
  return (
    <section id={topic} aria-labelledby={heading} className={classes.topic} style={style}>
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
        {cells.map(({ requirement, rule }) => (
          <RuleRow
            key={requirement.key}
            id={requirement.key}
            name={requirement.title}
            cell={cellKey({ province, requirement: requirement.key })}
            rule={rule && shownRule(rule)}
            editable={editable}
          >
            <h3 className={classes.title}>
              <Link className={classes.name} href={`/requirements/${requirement.key}`} prefetch={false}>
                {requirement.title}
              </Link>
            </h3>
            <p className={classes.small}>{requirement.description}</p>
          </RuleRow>
        ))}
      </ul>
    </section>
  );
}
