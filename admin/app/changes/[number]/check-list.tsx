"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { RuleEdit } from "../../../graphql/change.ts";
import classes from "./change.module.css";

/** Which automatic checks of filings the change touches, and what they can find. */
export function CheckList({ edits }: { readonly edits: readonly RuleEdit[] }) {
  const t = useTranslations("change.checks");
  const requirements = [...new Map(edits.map(({ requirement }) => [requirement.key, requirement])).values()];
  const checked = requirements.filter(({ findingCodes }) => findingCodes.length > 0);
  const unchecked = requirements.length - checked.length;
  if (requirements.length === 0) return null;
  return (
    <section aria-labelledby="checks" className={classes.section}>
      <Title id="checks" order={2} size="h4">
        {t("title")}
      </Title>
      {checked.length > 0 && (
        <ul className={classes.plain}>
          {checked.map(({ key, title, findingCodes }) => (
            <li key={key} className={classes.check}>
              <strong>{title}</strong>
              <span className={`code ${classes.codes}`}>{findingCodes.join(" ")}</span>
            </li>
          ))}
        </ul>
      )}
      {unchecked > 0 && <p className={classes.small}>{t("unchecked", { count: unchecked })}</p>}
    </section>
  );
}
