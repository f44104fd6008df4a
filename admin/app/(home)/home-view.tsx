"use client";

import type { PlainDate } from "@beian/shared";
import { Title } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { PageHeading } from "../../components/page-heading.tsx";
import { PageLink } from "../../components/page-link.tsx";
import type { ListedChange } from "../../graphql/changes.ts";
import { type HomeResult, type HomeVariables, homeQuery, type WaitingResult } from "../../graphql/home.ts";
import { useRulesPublished } from "../../graphql/subscription.ts";
import { usePageQuery } from "../../graphql/use-page-query.ts";
import { useViewer } from "../../session/viewer-provider.tsx";
import { ChangeTable } from "../changes/change-table.tsx";
import classes from "./home.module.css";
import type { RuleCount } from "./rule-count.ts";
import { RuleMap } from "./rule-map.tsx";
import { WaitingList } from "./waiting-list.tsx";

/** What waits for the person, what lies ahead, what came last, and where the provinces stand. */
export function HomeView({
  variables,
  home,
  waiting,
  counts,
  requirementCount,
  today,
}: {
  readonly variables: HomeVariables;
  readonly home: HomeResult;
  /** Null for strangers. */
  readonly waiting: WaitingResult | null;
  readonly counts: readonly RuleCount[];
  /** In the whole catalogue, which would be too much for the browser to load and count. */
  readonly requirementCount: number;
  readonly today: PlainDate;
}) {
  const t = useTranslations("home");
  const viewer = useViewer();
  const { scheduled, latestChanges } = usePageQuery(homeQuery, variables, home);
  useFreshPage();
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const ahead = scheduled.edges
    .map(({ node }) => node)
    .sort((a, b) => (a.effectiveFrom ?? "").localeCompare(b.effectiveFrom ?? ""));
  return (
    <>
      <PageHeading
        title={viewer ? t("greeting", { name: viewer.name }) : t("title")}
        lead={t("today", {
          date: today,
          requirements: requirementCount,
          own: sum(counts.map(({ own }) => own)),
          recorded: sum(counts.map(({ recorded }) => recorded)),
        })}
      />
      {waiting && <WaitingList variables={variables} waiting={waiting} />}
      <div className={classes.columns}>
        <div>
          <Changes
            id="scheduled"
            title={t("scheduled.title")}
            none={t("scheduled.none")}
            changes={ahead.slice(0, shownAtOnce)}
          >
            {scheduled.totalCount > shownAtOnce && (
              <PageLink href="/changes?status=SCHEDULED" inherit>
                {t("scheduled.more", { count: scheduled.totalCount })}
              </PageLink>
            )}
          </Changes>
          <Changes id="latest" title={t("latest.title")} none={t("latest.none")} changes={latestChanges}>
            <PageLink href="/changes?status=PUBLISHED" inherit>
              {t("latest.more")}
            </PageLink>
          </Changes>
        </div>
        <div className={classes.aside}>
          <RuleMap counts={counts} />
          {!viewer && <Beginning />}
        </div>
      </div>
    </>
  );
}

const shownAtOnce = 8;

function Changes({
  id,
  title,
  none,
  changes,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly changes: readonly ListedChange[];
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className={classes.section}>
      <Title id={id} order={2} size="h4">
        {title}
      </Title>
      {changes.length > 0 ? <ChangeTable changes={changes} compact /> : <p className={classes.none}>{none}</p>}
      <p className={classes.more}>{children}</p>
    </section>
  );
}

function Beginning() {
  const t = useTranslations("home.begin");
  return (
    <section aria-labelledby="begin" className={classes.section}>
      <Title id="begin" order={2} size="h4">
        {t("title")}
      </Title>
      <ul className={classes.begin}>
        <li>
          <PageLink href="/provinces" inherit>
            {t("provinces")}
          </PageLink>
        </li>
        <li>
          <PageLink href="/try" inherit>
            {t("try")}
          </PageLink>
        </li>
        <li>
          <PageLink href="/changes" inherit>
            {t("changes")}
          </PageLink>
        </li>
        <li>
          <PageLink href="/sign-in" inherit>
            {t("signIn")}
          </PageLink>
        </li>
      </ul>
    </section>
  );
}

/** Asks for the page anew when rules take effect, and when one comes back to it. */
function useFreshPage(): void {
  const router = useRouter();
  useRulesPublished(() => router.refresh());
  useEffect(() => {
    const refresh = () => document.visibilityState === "visible" && router.refresh();
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, [router]);
}
