"use client";

import { useTranslations } from "next-intl";
import classes from "./cell-words.module.css";
import type { MatrixCell } from "./matrix.ts";

/** What a cell says, in a line or two; what it said before, where that was something else. */
export function CellWords({ cell, before }: { readonly cell: MatrixCell; readonly before: MatrixCell | null }) {
  const t = useTranslations("compare");
  if (!before) return <Words cell={cell} />;
  return (
    <span className={classes.changed}>
      <del>
        <span className="spoken">{t("before")}</span>
        <Words cell={before} />
      </del>
      <span aria-hidden="true">{t("arrow")}</span>
      <ins>
        <span className="spoken">{t("after")}</span>
        <Words cell={cell} />
      </ins>
    </span>
  );
}

function Words({ cell: { content } }: { readonly cell: MatrixCell }) {
  const t = useTranslations("compare");
  if (!content) return <span className={classes.unrecorded}>{t("unrecorded")}</span>;
  return (
    <span className={classes.words}>
      {content.summary}
      {content.strictness === "ADVISED" && <span className={classes.advised}>{t("advised")}</span>}
      {content.note && (
        <span className={classes.noted} title={content.note}>
          {t("noted")}
        </span>
      )}
    </span>
  );
}
