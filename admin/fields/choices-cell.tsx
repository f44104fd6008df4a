"use client";

import { useTranslations } from "next-intl";
import classes from "./cells.module.css";
import type { CellProps } from "./field.ts";

/** More than this many options are folded away behind the first few. */
const shownAtOnce = 6;

export function ChoicesCell({ value: { options }, summary }: CellProps<"CHOICES">) {
  const t = useTranslations("fields");
  if (options.length <= shownAtOnce) return <span>{summary}</span>;
  const first = options.slice(0, 3).map(({ label }) => label);
  return (
    <details className={classes.folded}>
      <summary>{t("choices", { count: options.length, first: first.join(t("separator")) })}</summary>
      {summary}
    </details>
  );
}
