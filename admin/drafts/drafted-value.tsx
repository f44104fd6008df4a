"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { contentOf, sameNotes } from "../fields/content.ts";
import type { RuleContent } from "../graphql/province.ts";
import { useDraftedCell } from "./draft-provider.tsx";
import classes from "./drafted-value.module.css";
import { ContentWords, StandWords } from "./stand-words.tsx";

/** What holds in a cell, or, where the draft in hand edits it, what held → what is to hold. */
export function DraftedValue({
  cell,
  now,
  children,
}: {
  readonly cell: string;
  /** What holds now; null where nothing is recorded. */
  readonly now: RuleContent | null;
  /** How that is shown where nobody edits it. */
  readonly children: ReactNode;
}) {
  const t = useTranslations("draft");
  const { edit, typed } = useDraftedCell(cell);
  if ((!edit && !typed) || (typed?.typed === "UNTOUCHED" && !edit)) return children;
  const before = edit ? edit.before : now;
  const after = typed?.typed ?? (edit?.after ? contentOf(edit.after) : null);
  // Notes are told where they change; the row shows the rest.
  const noted = !before || !after || typeof after === "string" || !sameNotes(contentOf(before), after);
  return (
    <div className={classes.drafted} data-drafted={typed ? "unsaved" : "saved"}>
      <span className={classes.badge}>{t("badge")}</span>{" "}
      <del className={classes.before}>
        <ContentWords content={before} noted={noted} />
      </del>
      <span className={classes.arrow} aria-hidden="true">
        {t("arrow")}
      </span>
      <ins className={classes.after}>
        {typed ? (
          <StandWords cell={cell} stand={typed.typed} noted={noted} />
        ) : edit?.handsBack ? (
          <>
            {t("handedBackTo")}
            <ContentWords content={edit.after} noted={noted} />
          </>
        ) : (
          <ContentWords content={edit?.after ?? null} noted={noted} />
        )}
      </ins>
      {typed && <span className={classes.unsaved}>{t(typed.refusal ? "cellRefused" : "cellUnsaved")}</span>}
      {edit?.overtakenBy && (
        <span className={classes.unsaved}>{t("cellOvertaken", { number: edit.overtakenBy.change.number })}</span>
      )}
    </div>
  );
}
