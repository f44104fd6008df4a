"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ValueCell } from "../../../fields/value-cell.tsx";
import type { Rule } from "../../../graphql/province.ts";
import type { Cell } from "./by-topic.ts";
import { RuleSources } from "./rule-sources.tsx";
import classes from "./topic-rules.module.css";

/**
 * One requirement and what holds for it, or that nothing is recorded. In plain elements: there are hundreds of them on a
 * page.
 */
export function RuleRow({ cell: { requirement, rule } }: { readonly cell: Cell }) {
  return (
    <li id={requirement.key} className={classes.row} data-origin={rule?.origin ?? "UNRECORDED"}>
      <div>
        <h3 className={classes.title}>{requirement.title}</h3>
        <p className={classes.small}>{requirement.description}</p>
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
        {content.note && <p className={classes.note}>{t("note", { note: content.note })}</p>}
      </Detail>
      <Detail name={t("columns.origin")}>
        <span className={classes.origin}>{t(`origin.${origin}`)}</span>
        <p className={classes.small}>{t(`strictness.${content.strictness}`)}</p>
      </Detail>
      <Detail name={t("columns.effective")}>
        <time dateTime={effectiveFrom}>{t("effectiveFrom", { date: effectiveFrom })}</time>
        {effectiveUntil && (
          <p className={classes.small}>
            <time dateTime={effectiveUntil}>{t("effectiveUntil", { date: effectiveUntil })}</time>
          </p>
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
        <span className={classes.unrecorded}>{t("unrecorded")}</span>
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
