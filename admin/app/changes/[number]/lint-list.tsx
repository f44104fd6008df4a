"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { WholeChange } from "../../../graphql/change.ts";
import classes from "./change.module.css";

/** What is worth a second look before the change goes on; nothing of it stops anything. */
export function LintList({ lint }: { readonly lint: WholeChange["lint"] }) {
  const t = useTranslations("change.lint");
  if (lint.length === 0) return null;
  return (
    <section aria-labelledby="lint" className={classes.section}>
      <Title id="lint" order={2} size="h4">
        {t("title", { count: lint.length })}
      </Title>
      <ul className={classes.plain}>
        {lint.map(({ kind, message, province, requirement }) => (
          <li key={`${kind} ${province?.code} ${requirement.key}`} className={classes.warning}>
            <span className={classes.warningKind}>{t(`kinds.${kind}`)}</span>
            <span>
              {/* A tension names its rules itself. */}
              {kind !== "CONTRADICTION" && kind !== "UNREACHABLE" && (
                <strong>
                  {t("cell", { province: province?.name ?? t("national"), requirement: requirement.title })}
                </strong>
              )}
              {message}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
