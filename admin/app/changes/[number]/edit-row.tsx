"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageLink } from "../../../components/page-link.tsx";
import { ValueCell } from "../../../fields/value-cell.tsx";
import type { RuleEdit } from "../../../graphql/change.ts";
import type { RuleContent } from "../../../graphql/province.ts";
import classes from "./change.module.css";
import type { EditActions } from "./edit-actions.ts";

/** One cell in words: what holds on the effective date without the change, and what with it. */
export function EditRow({
  edit,
  name,
  href,
  isProposed,
  actions,
}: {
  readonly edit: RuleEdit;
  readonly name: string;
  readonly href: string | null;
  /** Whether the product proposes it. */
  readonly isProposed: boolean;
  readonly actions: EditActions | null;
}) {
  const t = useTranslations("change.edits");
  const { before, after, handsBack, until, overtakenBy } = edit;
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <h4 className={classes.rowName}>
          {href ? (
            <PageLink href={href} inherit>
              {name}
            </PageLink>
          ) : (
            name
          )}
        </h4>
        {actions && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={actions.waiting}
            onClick={() => actions.drop(edit, name)}
            aria-label={t("dropNamed", { name })}
          >
            {t("drop")}
          </Button>
        )}
      </div>
      <dl className={classes.pair}>
        <div>
          <dt>{t("before")}</dt>
          <dd className={classes.before}>
            <Content content={before} other={after} />
          </dd>
        </div>
        <div>
          <dt>{t("after")}</dt>
          <dd className={classes.after}>
            <Content content={after} other={before} />
            {handsBack && <Small>{t(edit.province ? "handsBack" : "dropsDefault")}</Small>}
            {until && <Small>{t("until", { date: until })}</Small>}
          </dd>
        </div>
      </dl>
      {overtakenBy && (
        <div className={classes.overtaken}>
          <p>
            {t(isProposed ? "overtakenProposal" : "overtaken", { date: overtakenBy.effectiveFrom })}{" "}
            <PageLink href={`/changes/${overtakenBy.change.number}`}>
              {t("overtakenBy", { number: overtakenBy.change.number, title: overtakenBy.change.title })}
            </PageLink>{" "}
            {overtakenBy.content ? <ValueCell content={overtakenBy.content} /> : t("overtakenHandsBack")}
          </p>
          {actions && (
            <Button
              size="xs"
              variant="default"
              disabled={actions.waiting}
              onClick={() => actions.setAgain(edit, name)}
              aria-label={t("keepNamed", { name })}
            >
              {t("keep")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** Strictness and note are said where they differ, or are worth saying. */
function Content({ content, other }: { readonly content: RuleContent | null; readonly other: RuleContent | null }) {
  const t = useTranslations("change.edits");
  if (content === null) return <span className={classes.missing}>{t("unrecorded")}</span>;
  const { strictness, note } = content;
  const sayStrictness = strictness === "ADVISED" || (other !== null && other.strictness !== strictness);
  return (
    <>
      <ValueCell content={content} />
      {sayStrictness && <Small>{t(`strictness.${strictness}`)}</Small>}
      {note && <Small>{t("note", { note })}</Small>}
      {!note && other?.note && <Small>{t("noNote")}</Small>}
    </>
  );
}

function Small({ children }: { readonly children: ReactNode }) {
  return <p className={classes.small}>{children}</p>;
}
