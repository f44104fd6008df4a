import { Alert, Anchor, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { History, HistoryOrder } from "../../graphql/history.ts";
import { PageHeading } from "../page-heading.tsx";
import { PageLink } from "../page-link.tsx";
import { PageTurner } from "../page-turner.tsx";
import { addressOf, type Parameters } from "./address.ts";
import classes from "./history.module.css";
import { areNamed, faultsOf, type Moments, writtenMoment } from "./moments.ts";
import { MomentsForm } from "./moments-form.tsx";
import { Timeline } from "./timeline.tsx";

/** The entries a page; a page of them is read in one sitting. */
export const entriesPerPage = 30;

/** What the address of a history may say. */
export const historyParameters = [
  "order",
  "requirement",
  "province",
  "after",
  "before",
  "from",
  "fromKnown",
  "to",
  "toKnown",
];

export function orderIn({ order }: Parameters): HistoryOrder {
  return order === "effective" ? "EFFECTIVE" : "RECORDED";
}

export function momentsIn({ from, fromKnown, to, toKnown }: Parameters): Moments {
  return { from: writtenMoment({ day: from, known: fromKnown }), to: writtenMoment({ day: to, known: toKnown }) };
}

/** Which part of the list is asked for, as the API takes it. */
export function partIn({ after, before }: Parameters) {
  return { first: entriesPerPage, ...(before === undefined ? { after } : { before }) };
}

/** A history: what differs between two moments, then everything that was published, in either order. */
export function HistoryPage({
  title,
  back,
  path,
  parameters,
  history,
  filter,
  subject,
  difference,
}: {
  readonly title: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly path: string;
  readonly parameters: Parameters;
  readonly history: History;
  /** Narrows the list. */
  readonly filter: ReactNode;
  /** What each entry is headed by. */
  readonly subject: "requirement" | "province";
  /** What differs between the two moments; null where they aren't compared. */
  readonly difference: ReactNode;
}) {
  const t = useTranslations("history");
  const moments = momentsIn(parameters);
  const faults = faultsOf(moments);
  const order = orderIn(parameters);
  const { after: _, before: __, ...standing } = parameters;
  return (
    <>
      <PageHeading
        title={title}
        lead={
          <>
            {t("lead")}{" "}
            <PageLink href={back.href} underline="always">
              {back.label}
            </PageLink>
          </>
        }
      />
      <MomentsForm path={path} parameters={standing} moments={moments} />
      {faults.length > 0 && (
        <Alert color="red" variant="outline" py="xs" my="sm" role="alert">
          {t("faulty")}
        </Alert>
      )}
      {areNamed(moments) && faults.length === 0 && (
        <section aria-label={t("difference")} className={classes.difference}>
          {difference}
          <PageLink
            href={addressOf(path, {
              ...standing,
              from: undefined,
              fromKnown: undefined,
              to: undefined,
              toKnown: undefined,
            })}
            size="sm"
          >
            {t("endComparison")}
          </PageLink>
        </section>
      )}
      <div className={classes.tools}>
        <nav aria-label={t("order")} className={classes.orders}>
          {(["recorded", "effective"] as const).map((each) => (
            <Anchor
              key={each}
              component={PageLink}
              href={addressOf(path, { ...standing, order: each === "recorded" ? undefined : each })}
              aria-current={(each === "effective") === (order === "EFFECTIVE") ? "true" : undefined}
              size="sm"
            >
              {t(`orders.${each}`)}
            </Anchor>
          ))}
        </nav>
        {filter}
        <Text size="sm" c="dimmed">
          {t("total", { count: history.totalCount })}
        </Text>
      </div>
      {history.edges.length === 0 ? (
        <Text my="md">{t("empty")}</Text>
      ) : (
        <Timeline
          entries={history.edges.map(({ node }) => node)}
          order={order}
          subject={subject}
          path={path}
          parameters={standing}
        />
      )}
      <PageTurner path={path} parameters={standing} pageInfo={history.pageInfo} />
    </>
  );
}
