"use client";

import { type Filing, inLocale, openIn, type Verdict } from "@beian/shared";
import { useLocale, useTranslations } from "next-intl";
import { Fragment, useMemo } from "react";
import { PageLink } from "../../components/page-link.tsx";
import { apiLocales } from "../../i18n/locales.ts";
import { FieldLink } from "./field-link.tsx";
import classes from "./try.module.css";
import type { ReadyRulebook } from "./use-rulebook.ts";

/** The enforced requirements that can't be decided, each with what would have to be told, or that no field asks for it. */
export function OpenList({
  book,
  filing,
  verdict,
}: {
  readonly book: ReadyRulebook;
  readonly filing: Filing;
  readonly verdict: Verdict;
}) {
  const t = useTranslations("try.open");
  const locale = apiLocales[useLocale()];
  const questions = useMemo(() => book.openQuestionsOf(filing, verdict), [book, filing, verdict]);
  const open = openIn(verdict).flatMap(({ requirement }) => requirement ?? []);
  if (open.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{t("title", { count: open.length })}</h2>
      <p className={classes.small}>{t("lead")}</p>
      <ul className={classes.list}>
        {open.map(({ key, title }) => {
          const asked = questions.filter(({ requirement }) => requirement.key === key);
          return (
            <li key={key} data-open={key}>
              <PageLink inherit prefetch={false} href={`/provinces/${verdict.province}#${key}`}>
                {inLocale(title, locale)}
              </PageLink>{" "}
              <span className={classes.small}>
                {asked.length === 0
                  ? t("elsewhere")
                  : asked.map((question, index) => (
                      <Fragment key={question.path.join(".")}>
                        {index === 0 ? t("asked") : t("separator")}
                        <FieldLink path={question.path} title={inLocale(question.title, locale)} />
                      </Fragment>
                    ))}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
