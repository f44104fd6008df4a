"use client";

import { Alert, Button, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { type ChangeResult, type ChangeVariables, changeQuery, type WholeChange } from "../../../graphql/change.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import { lazily } from "../../../loading/lazily.tsx";
import { useMay, useViewer } from "../../../session/viewer-provider.tsx";
import { ConflictBadge } from "../conflict-badge.tsx";
import { StateBadge } from "../state-badge.tsx";
import classes from "./change.module.css";
import { ChangeWords } from "./change-words.tsx";
import { CheckList } from "./check-list.tsx";
import { CopyLink } from "./copy-link.tsx";
import { DefinitionEdits } from "./definition-edits.tsx";
import { Discussion } from "./discussion.tsx";
import { EditList } from "./edit-list.tsx";
import { ImpactReport } from "./impact-report.tsx";
import { LintList } from "./lint-list.tsx";
import { Outlook } from "./outlook.tsx";
import type { Told } from "./told.ts";

// Strangers can take no step.
const StepRow = lazily(() => import("./step-row.tsx").then((module) => module.StepRow));

/** The whole review of a change: what, why, on what ground, what it does, who said what, and what can be done with it. */
export function ChangeView({
  variables,
  result,
}: {
  readonly variables: ChangeVariables;
  readonly result: ChangeResult;
}) {
  const { change } = usePageQuery(changeQuery, variables, result);
  const viewer = useViewer();
  const [told, setTold] = useState<Told | null>(null);
  if (change === null) return null;
  return (
    <>
      <PageHeading title={change.title} lead={<Facts change={change} />}>
        <CopyLink />
      </PageHeading>
      <Relatives change={change} />
      <Proposal change={change} />
      {viewer && <StepRow change={change} onTold={setTold} />}
      <div role="status" className={classes.told}>
        {told?.tone === "done" && (
          <Text size="sm">
            {told.text}{" "}
            {told.undo && (
              <Button size="compact-xs" variant="default" onClick={told.undo.act}>
                {told.undo.label}
              </Button>
            )}
          </Text>
        )}
      </div>
      {told?.tone === "refused" && (
        <Alert role="alert" color="orange" variant="outline" mb="sm">
          {told.text}
        </Alert>
      )}
      {change.notices.map(({ kind, message }) => (
        <Alert key={kind} color="orange" variant="outline" mb="sm">
          {message}
        </Alert>
      ))}
      <LintList lint={change.lint} />
      <ChangeWords key={change.number} change={change} onTold={setTold} />
      <DefinitionEdits change={change} />
      {!change.cancels && <EditList change={change} onTold={setTold} />}
      {change.reverts && isOpen(change) && <Outlook change={change} />}
      <CheckList edits={change.edits} />
      <ImpactReport
        number={change.number}
        version={change.version}
        editCount={change.cancels ? 1 : change.edits.length + change.definitionEdits.length}
      />
      <Discussion change={change} />
    </>
  );
}

function Facts({ change }: { readonly change: WholeChange }) {
  const t = useTranslations("change.facts");
  const format = useFormatter();
  const mayAudit = useMay("READ_AUDIT");
  const { number, status, author, origin, conflicts, createdAt, publishedAt, effectiveFrom } = change;
  const instant = (text: string) => format.dateTime(new Date(text), "instant");
  return (
    <ul className={classes.facts} aria-label={t("label")}>
      <li>{t("number", { number })}</li>
      <li>
        <StateBadge status={status} isCancelled={change.cancelledBy !== null} />
        {conflicts > 0 && status !== "WITHDRAWN" && <ConflictBadge conflicts={conflicts} />}
      </li>
      <li>
        {change.cancelledBy && effectiveFrom
          ? t("wasEffectiveFrom", { date: effectiveFrom })
          : change.cancels
            ? t("holdsOncePublished")
            : effectiveFrom
              ? t("effectiveFrom", { date: effectiveFrom })
              : t("noEffectiveDate")}
      </li>
      {author && <li>{t("author", { name: author.name })}</li>}
      {origin === "PRODUCT" && <li>{t("product")}</li>}
      <li>
        <time dateTime={createdAt}>{t("created", { time: instant(createdAt) })}</time>
      </li>
      {publishedAt && (
        <li>
          <time dateTime={publishedAt}>{t("published", { time: instant(publishedAt) })}</time>
        </li>
      )}
      {mayAudit && (
        <li>
          <PageLink href={`/audit?change=${number}`} inherit>
            {t("audit")}
          </PageLink>
        </li>
      )}
    </ul>
  );
}

/** Whether it may still be published as it is. */
function isOpen({ status }: Pick<WholeChange, "status">): boolean {
  return status === "DRAFT" || status === "IN_REVIEW" || status === "APPROVED";
}

/** What has to be known of what the product proposes, until it was decided. */
function Proposal({ change: { origin, status, conflicts } }: { readonly change: WholeChange }) {
  const t = useTranslations("change.proposal");
  if (origin !== "PRODUCT" || !isOpen({ status })) return null;
  return (
    <Alert color={conflicts > 0 ? "orange" : "blue"} variant="outline" mb="sm">
      {t("advice")}
      {conflicts > 0 && ` ${t("conflicts", { count: conflicts })}`}
    </Alert>
  );
}

/** The change that this one undoes or cancels, and the one that undoes or cancels it. */
function Relatives({ change: { reverts, revertedBy, cancels } }: { readonly change: WholeChange }) {
  const t = useTranslations("change.relatives");
  if (!reverts && !revertedBy) return null;
  return (
    <ul className={classes.facts}>
      {reverts && (
        <li>
          {t(cancels ? "cancels" : "reverts")}{" "}
          <PageLink href={`/changes/${reverts.number}`}>
            {t("change", { number: reverts.number, title: reverts.title })}
          </PageLink>
        </li>
      )}
      {revertedBy && (
        <li>
          {t(wordOf(revertedBy))}{" "}
          <PageLink href={`/changes/${revertedBy.number}`}>
            {t("change", { number: revertedBy.number, title: revertedBy.title })}
          </PageLink>
        </li>
      )}
    </ul>
  );
}

function wordOf({ status, cancels }: NonNullable<WholeChange["revertedBy"]>) {
  const isDone = status === "PUBLISHED" || status === "SCHEDULED";
  if (cancels) return isDone ? "cancelledBy" : "beingCancelled";
  return isDone ? "revertedBy" : "beingReverted";
}
