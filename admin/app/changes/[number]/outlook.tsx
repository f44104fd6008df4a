"use client";

import { Alert, Button, Loader, Title } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { PageLink } from "../../../components/page-link.tsx";
import { type CellOutlook, changeOutlookQuery, type WholeChange } from "../../../graphql/change.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import classes from "./change.module.css";

/** What will hold in each cell, day by day, once a change that takes another back is published. */
export function Outlook({ change: { number, version, cancels, reverts } }: { readonly change: WholeChange }) {
  const t = useTranslations("change.outlook");
  const locale = apiLocales[useLocale()];
  const mounted = useMounted();
  const [{ data, error }, ask] = useQuery({
    query: changeOutlookQuery,
    variables: { number, locale },
    requestPolicy: "cache-and-network",
    pause: !mounted,
  });
  const askedFor = useRef(version);
  useEffect(() => {
    if (askedFor.current === version) return;
    askedFor.current = version;
    ask({ requestPolicy: "network-only" });
  }, [version, ask]);
  const cells = data?.change?.outlook;
  return (
    <section aria-labelledby="outlook" className={classes.section}>
      <Title id="outlook" order={2} size="h4">
        {t("title")}
      </Title>
      <p className={classes.small}>
        {cancels && reverts ? t("cancels", { number: reverts.number, date: reverts.effectiveFrom ?? "" }) : t("undoes")}
      </p>
      {error ? (
        <Alert color="red" variant="outline" role="alert">
          {t("failed")}{" "}
          <Button size="xs" variant="default" onClick={() => ask({ requestPolicy: "network-only" })}>
            {t("retry")}
          </Button>
        </Alert>
      ) : cells ? (
        <ul className={classes.rows}>
          {cells.map((cell) => (
            <Cell key={`${cell.province?.code} ${cell.requirement.key}`} cell={cell} own={number} />
          ))}
        </ul>
      ) : (
        <p className={classes.small} role="status">
          <Loader size="xs" /> {t("loading")}
        </p>
      )}
    </section>
  );
}

function Cell({
  cell: { province, requirement, stretches },
  own,
}: {
  readonly cell: CellOutlook;
  /** The number of the change that is looked at. */
  readonly own: number;
}) {
  const t = useTranslations("change.outlook");
  return (
    <li className={classes.row}>
      <h3 className={classes.rowName}>
        {t("cell", { province: province?.name ?? t("national"), requirement: requirement.title })}
      </h3>
      <ol className={classes.stretches}>
        {stretches.map(({ from, until, content, change }) => (
          <li key={from}>
            {until ? t("between", { from, until }) : t("from", { from })}
            {content ? content.summary : t("unrecorded")}
            {content?.strictness === "ADVISED" && <span className={classes.small}> {t("advised")}</span>}
            {content?.note && <span className={classes.small}> {t("note", { note: content.note })}</span>}
            {change && (
              <span className={classes.small}>
                {" "}
                {change.number === own ? (
                  t("own")
                ) : (
                  <PageLink href={`/changes/${change.number}`} inherit prefetch={false}>
                    {t("change", { number: change.number })}
                  </PageLink>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </li>
  );
}
