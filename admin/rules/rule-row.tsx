"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { useDrafts } from "../drafts/draft-provider.tsx";
import { DraftedValue } from "../drafts/drafted-value.tsx";
import { EditButton } from "../drafts/edit-button.tsx";
import { cellOf } from "../drafts/stand.ts";
import { ValueCell } from "../fields/value-cell.tsx";
import type { Rule } from "../graphql/province.ts";
import { lazily } from "../loading/lazily.tsx";
import { LoadingPart } from "../loading/loading-part.tsx";
import classes from "./rule-rows.module.css";
import { RuleSources } from "./rule-sources.tsx";

const CellEditor = lazily(
  () => import("../drafts/cell-editor.tsx").then((module) => module.CellEditor),
  () => <LoadingPart />,
);

/** A rule as far as its row shows it: of the national default only the content is told. */
export interface ShownRule extends Pick<Rule, "content" | "origin"> {
  readonly effective?: Pick<Rule, "effectiveFrom" | "effectiveUntil">;
  readonly revision?: Rule["revision"];
}

export function shownRule({ content, origin, revision, ...effective }: Rule): ShownRule {
  return { content, origin, revision, effective };
}

/**
 * A cell of the rule book and what holds in it, or that nothing is recorded. In plain elements: there are hundreds of
 * them on a page. The editor of the cell opens beneath.
 */
export function RuleRow({
  id,
  name,
  cell,
  rule,
  editable: startsEdits,
  children,
}: {
  /** Its place on the page. */
  readonly id: string;
  /** What the cell is called among the others. */
  readonly name: string;
  readonly cell: string;
  readonly rule: ShownRule | null;
  /** Whether an edit would start from what is shown. */
  readonly editable: boolean;
  /** Its name as it is shown, with what else stands there. */
  readonly children: ReactNode;
}) {
  // Who has no drafts has none to look after, in hundreds of rows.
  const editable = useDrafts() !== null && startsEdits;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const edit = editable && (
    <EditButton ref={button} cell={cell} name={name} open={open} onOpen={() => setOpen(!open)} near={CellEditor.near} />
  );
  const isOwn = rule !== null && (rule.origin === "PROVINCE" || cellOf(cell).province === null);
  return (
    <li id={id} className={classes.row} data-origin={rule?.origin ?? "UNRECORDED"}>
      <div>{children}</div>
      {rule ? (
        <RecordedRule rule={rule} cell={cell} editable={editable} edit={edit} />
      ) : (
        <Unrecorded cell={cell} editable={editable} edit={edit} />
      )}
      {open && <CellEditor cell={cell} now={rule?.content ?? null} own={isOwn} onClose={close} />}
    </li>
  );
}

interface InRow {
  readonly cell: string;
  readonly editable: boolean;
  /** The way to edit it; nothing for those who may not. */
  readonly edit: ReactNode;
}

function RecordedRule({ rule, cell, editable, edit }: InRow & { readonly rule: ShownRule }) {
  const t = useTranslations("province");
  const { content, origin, effective, revision } = rule;
  const value = (
    <>
      <div className={classes.value}>
        <ValueCell content={content} />
      </div>
      {content.note && <p className={classes.note}>{t("note", { note: content.note })}</p>}
    </>
  );
  return (
    <dl className={classes.details}>
      <Detail name={t("columns.content")}>
        {editable ? (
          <DraftedValue cell={cell} now={content}>
            {value}
          </DraftedValue>
        ) : (
          value
        )}
        {edit}
      </Detail>
      <Detail name={t("columns.origin")}>
        <span className={classes.origin}>{t(`origin.${origin}`)}</span>
        <p className={classes.small}>{t(`strictness.${content.strictness}`)}</p>
      </Detail>
      {effective && (
        <Detail name={t("columns.effective")}>
          <time dateTime={effective.effectiveFrom}>{t("effectiveFrom", { date: effective.effectiveFrom })}</time>
          {effective.effectiveUntil && (
            <p className={classes.small}>
              <time dateTime={effective.effectiveUntil}>{t("effectiveUntil", { date: effective.effectiveUntil })}</time>
            </p>
          )}
        </Detail>
      )}
      {revision && (
        <Detail name={t("columns.sources")}>
          <RuleSources revision={revision} />
        </Detail>
      )}
    </dl>
  );
}

function Unrecorded({ cell, editable, edit }: InRow) {
  const t = useTranslations("province");
  const value = <span className={classes.unrecorded}>{t("unrecorded")}</span>;
  return (
    <dl className={classes.details}>
      <Detail name={t("columns.content")}>
        {editable ? (
          <DraftedValue cell={cell} now={null}>
            {value}
          </DraftedValue>
        ) : (
          value
        )}{" "}
        {edit}
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
