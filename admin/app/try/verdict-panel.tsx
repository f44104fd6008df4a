"use client";

import {
  type Field,
  type Filing,
  type Finding,
  fieldWithin,
  type InputProblem,
  inLocale,
  messageOf,
  provinceOf,
  remedyOf,
  type Verdict,
} from "@beian/shared";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { TypedFiling } from "../../components/filing-form/filing-draft.ts";
import { PageLink } from "../../components/page-link.tsx";
import { openCount, upshotOf } from "../../components/upshot.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { FieldLink } from "./field-link.tsx";
import classes from "./try.module.css";
import type { ReadyRulebook } from "./use-rulebook.ts";

// Shown once there is a verdict, and loaded then.
const CureList = dynamic(() => import("./cure-list.tsx").then((module) => module.CureList), { ssr: false });
const OpenList = dynamic(() => import("./open-list.tsx").then((module) => module.OpenList), { ssr: false });
const Trace = dynamic(() => import("./trace.tsx").then((module) => module.Trace), { ssr: false });

/** How the filing fares: the outcome, what was found, what would help, and the whole trace on demand. */
export function VerdictPanel({
  form,
  asOf,
  book,
  waiting,
  filing,
  verdict,
  problems,
  draft,
  where,
  onApply,
}: {
  readonly form: Field;
  /** The day whose rules the page came with. */
  readonly asOf: string;
  readonly book: ReadyRulebook | null;
  /** Whether what was put into the form can't be judged yet. */
  readonly waiting: boolean;
  readonly filing: Filing | null;
  readonly verdict: Verdict | null;
  readonly problems: readonly InputProblem[];
  readonly draft: TypedFiling;
  readonly where: ReactNode;
  readonly onApply: (draft: TypedFiling) => void;
}) {
  const t = useTranslations("try");
  const severities = useTranslations("filing.severity");
  const locale = apiLocales[useLocale()];
  const cures = useMemo(
    () => (book && filing && verdict ? book.curesOf(filing, verdict) : []),
    [book, filing, verdict],
  );
  const upshot = verdict ? upshotOf(verdict) : "INCOMPLETE";
  const titleOf = (path: readonly string[]) => {
    const field = fieldWithin(form, path);
    return field ? inLocale(field.title, locale) : path.join(".");
  };
  const date = book?.asOf ?? asOf;
  return (
    <section className={classes.panel} aria-label={t("verdict.label")}>
      <div className={classes.verdict} data-outcome={upshot}>
        {where}
        <p className={classes.outcome} role="status">
          <strong>
            {waiting ? t("rulebook.loading") : t(`outcome.${upshot}`, { count: verdict ? openCount(verdict) : 0 })}
          </strong>
          <span className={classes.small}>
            {!waiting &&
              (verdict?.province
                ? t("verdict.inAsOf", { province: inLocale(provinceOf(verdict.province).name, locale), date })
                : t("verdict.asOf", { date }))}
          </span>
        </p>
      </div>
      <div className={classes.findings}>
        {problems.length > 0 && (
          <>
            <h2 className={classes.heading}>{t("problems.title", { count: problems.length })}</h2>
            <ul className={classes.list}>
              {problems.map(({ path, message }) => (
                <li key={path.join(".")}>
                  <FieldLink path={path} title={titleOf(path)} /> {inLocale(message, locale)}
                </li>
              ))}
            </ul>
          </>
        )}
        {verdict && verdict.findings.length > 0 && (
          <>
            <h2 className={classes.heading}>{t("findings.title", { count: verdict.findings.length })}</h2>
            <ul className={classes.list}>
              {verdict.findings.map((found) => (
                <li
                  key={`${found.key} ${found.draft.path.join(".")} ${messageOf(found, locale)}`}
                  data-severity={found.severity}
                >
                  <strong>{severities(found.severity)}</strong>{" "}
                  <FieldLink path={found.draft.path} title={titleOf(found.draft.path)} /> {messageOf(found, locale)}{" "}
                  {remedyOf(found, locale)} <RequirementLink verdict={verdict} found={found} />
                </li>
              ))}
            </ul>
          </>
        )}
        {verdict && verdict.outcome !== "PASSES" && (
          <>
            <h2 className={classes.heading}>{t("cures.title")}</h2>
            {cures.length === 0 ? (
              <p className={classes.small}>{t("cures.none")}</p>
            ) : (
              <CureList form={form} cures={cures} draft={draft} onApply={onApply} />
            )}
          </>
        )}
        {book && filing && verdict && <OpenList book={book} filing={filing} verdict={verdict} />}
        {book && verdict && <Trace book={book} verdict={verdict} />}
      </div>
    </section>
  );
}

/** The rule that a finding broke, on its province's page. */
function RequirementLink({ verdict, found }: { readonly verdict: Verdict; readonly found: Finding }) {
  const t = useTranslations("try");
  const check = verdict.checks.find(({ findings }) => findings.includes(found));
  if (!check?.requirement || !verdict.province) return null;
  return (
    <PageLink inherit prefetch={false} href={`/provinces/${verdict.province}#${check.requirement.key}`}>
      {t("findings.rule")}
    </PageLink>
  );
}
