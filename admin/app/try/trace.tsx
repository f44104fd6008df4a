"use client";

import { type Check, contentInWords, inLocale, type Verdict } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./try.module.css";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** Every rule that was looked at and how it came out, laid out only once it is asked for. */
export function Trace({ book, verdict }: { readonly book: ReadyRulebook; readonly verdict: Verdict }) {
  const t = useTranslations("try.trace");
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("title", { count: verdict.checks.length })}</summary>
      {open && (
        <table className={classes.trace}>
          <thead>
            <tr>
              <th scope="col">{t("check")}</th>
              <th scope="col">{t("status.label")}</th>
            </tr>
          </thead>
          <tbody>
            {verdict.checks.map((check) => (
              <TraceRow key={check.key} book={book} check={check} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function TraceRow({ book, check }: { readonly book: ReadyRulebook; readonly check: Check }) {
  const t = useTranslations("try.trace");
  const locale = apiLocales[useLocale()];
  const { key, requirement, rule, status } = check;
  const title = requirement?.title ?? book.titleOf(key);
  return (
    <tr data-status={status}>
      <th scope="row">
        {inLocale(title, locale)}
        {requirement && (
          <span className={classes.rule}>
            {rule ? inLocale(contentInWords(requirement, rule), locale) : t("unrecorded")}
          </span>
        )}
      </th>
      <td>{t(`status.${status}`)}</td>
    </tr>
  );
}
