"use client";

import { Badge, Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ValueCell } from "../../../fields/value-cell.tsx";
import type { Rule } from "../../../graphql/province.ts";
import type { Cell } from "./by-topic.ts";
import { RuleSources } from "./rule-sources.tsx";
import classes from "./topic-rules.module.css";

/** One requirement and what holds for it, or that nothing is recorded. */
export function RuleRow({ cell: { requirement, rule } }: { readonly cell: Cell }) {
  return (
    <li id={requirement.key} className={classes.row} data-origin={rule?.origin ?? "UNRECORDED"}>
      <div>
        <Title order={3} size="sm">
          {requirement.title}
        </Title>
        <Text size="xs" c="dimmed">
          {requirement.description}
        </Text>
      </div>
      {rule ? <RecordedRule rule={rule} /> : <Unrecorded />}
    </li>
  );
}

function RecordedRule({ rule }: { readonly rule: Rule }) {
  const t = useTranslations("province");
  const { content, origin, effectiveFrom, effectiveUntil } = rule;
  return (
    <dl className={classes.details}>
      <Detail name={t("columns.content")}>
        <div className={classes.value}>
          <ValueCell content={content} />
        </div>
        {content.note && (
          <Text size="xs" mt={2}>
            {t("note", { note: content.note })}
          </Text>
        )}
      </Detail>
      <Detail name={t("columns.origin")}>
        {origin === "PROVINCE" ? (
          <Badge variant="filled" radius="sm" className={classes.badge}>
            {t("origin.PROVINCE")}
          </Badge>
        ) : (
          <Text size="sm" c="dimmed">
            {t("origin.NATIONAL")}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t(`strictness.${content.strictness}`)}
        </Text>
      </Detail>
      <Detail name={t("columns.effective")}>
        <Text size="xs">
          <time dateTime={effectiveFrom}>{t("effectiveFrom", { date: effectiveFrom })}</time>
        </Text>
        {effectiveUntil && (
          <Text size="xs">
            <time dateTime={effectiveUntil}>{t("effectiveUntil", { date: effectiveUntil })}</time>
          </Text>
        )}
      </Detail>
      <Detail name={t("columns.sources")}>
        <RuleSources revision={rule.revision} />
      </Detail>
    </dl>
  );
}

function Unrecorded() {
  const t = useTranslations("province");
  return (
    <dl className={classes.details}>
      <Detail name={t("columns.content")}>
        <Badge variant="outline" color="gray" radius="sm" className={`${classes.badge} ${classes.unrecorded}`}>
          {t("unrecorded")}
        </Badge>
        <Text size="xs" c="dimmed">
          {t("unrecordedMeaning")}
        </Text>
      </Detail>
    </dl>
  );
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.detail}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
