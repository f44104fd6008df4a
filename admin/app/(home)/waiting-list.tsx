"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageLink } from "../../components/page-link.tsx";
import type { ListedChange } from "../../graphql/changes.ts";
import { type HomeVariables, type WaitingResult, waitingQuery } from "../../graphql/home.ts";
import { usePageQuery } from "../../graphql/use-page-query.ts";
import { useMay } from "../../session/viewer-provider.tsx";
import { ChangeTable } from "../changes/change-table.tsx";
import classes from "./home.module.css";

/** The changes in which the next step is the person's, by what that step is; then those that wait for others. */
export function WaitingList({
  variables,
  waiting,
}: {
  readonly variables: HomeVariables;
  readonly waiting: WaitingResult;
}) {
  const t = useTranslations("home.waiting");
  const mayEdit = useMay("EDIT_CHANGES");
  const { mine, others, proposals } = usePageQuery(waitingQuery, variables, waiting);
  const own = mine.edges.map(({ node }) => node);
  const mayTake = (step: "REVIEW" | "PUBLISH") =>
    others.edges
      .map(({ node }) => node)
      .filter(({ steps }) => steps.some((outlook) => outlook.step === step && outlook.allowed));
  const publishing = mayTake("PUBLISH");
  const theirs = new Set(publishing.map(({ number }) => number));
  const groups: readonly (readonly [Name, readonly ListedChange[]])[] = [
    ["rejected", own.filter(({ status }) => status === "REJECTED")],
    ["review", mayTake("REVIEW")],
    ["publish", publishing],
    ["drafts", own.filter(({ status }) => status === "DRAFT")],
  ];
  const elsewhere = own.filter(
    ({ status, number }) => (status === "IN_REVIEW" || status === "APPROVED") && !theirs.has(number),
  );
  const proposed = mayEdit && proposals.totalCount > 0;
  const filled = groups.filter(([, changes]) => changes.length > 0);
  return (
    <section aria-labelledby="waiting" className={classes.section}>
      <Title id="waiting" order={2} size="h4">
        {t("title")}
      </Title>
      {filled.length === 0 && !proposed && <p className={classes.none}>{t("none")}</p>}
      {filled.map(([name, changes]) => (
        <Group key={name} name={name} changes={changes} />
      ))}
      {proposed && (
        <>
          <Group name="proposals" changes={proposals.edges.map(({ node }) => node)} count={proposals.totalCount} />
          <p className={classes.more}>
            <PageLink href="/changes?status=DRAFT&origin=PRODUCT" inherit>
              {t("allProposals", { count: proposals.totalCount })}
            </PageLink>
          </p>
        </>
      )}
      {elsewhere.length > 0 && <Group name="others" changes={elsewhere} />}
    </section>
  );
}

type Name = "rejected" | "review" | "publish" | "drafts" | "proposals" | "others";

function Group({
  name,
  changes,
  count = changes.length,
}: {
  readonly name: Name;
  readonly changes: readonly ListedChange[];
  /** Of all, where not all are shown. */
  readonly count?: number;
}) {
  const t = useTranslations("home.waiting");
  return (
    <>
      <h3 className={classes.group}>{t("group", { name: t(name), count })}</h3>
      <ChangeTable changes={changes} />
    </>
  );
}
