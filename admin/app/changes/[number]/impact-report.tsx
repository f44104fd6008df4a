"use client";

import { Alert, Button, Loader, Title } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { upshotIn } from "../../../components/upshot.ts";
import { changeImpactQuery, type Impact, type ImpactCase } from "../../../graphql/change.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import classes from "./change.module.css";

/** What the change does to the samples. Asked for once the page is there, since it takes the server a while. */
export function ImpactReport({
  number,
  version,
  editCount,
}: {
  readonly number: number;
  readonly version: number;
  readonly editCount: number;
}) {
  const t = useTranslations("change.impact");
  const locale = apiLocales[useLocale()];
  const mounted = useMounted();
  const [{ data, error, fetching }, ask] = useQuery({
    query: changeImpactQuery,
    variables: { number, locale },
    pause: !mounted || editCount === 0,
  });
  const askedFor = useRef(version);
  useEffect(() => {
    // The cache knows what the change did before it was edited.
    if (askedFor.current === version) return;
    askedFor.current = version;
    if (editCount > 0) ask({ requestPolicy: "network-only" });
  }, [version, editCount, ask]);
  const impact = data?.change?.impact;
  return (
    <section aria-labelledby="impact" className={classes.section} aria-busy={fetching}>
      <Title id="impact" order={2} size="h4">
        {t("title")}
      </Title>
      {editCount === 0 ? (
        <p className={classes.small}>{t("noEdits")}</p>
      ) : error ? (
        <Alert color="red" variant="outline" role="alert">
          {t("failed")}{" "}
          <Button size="xs" variant="default" onClick={() => ask({ requestPolicy: "network-only" })}>
            {t("retry")}
          </Button>
        </Alert>
      ) : impact ? (
        <ImpactCases impact={impact} />
      ) : (
        <p className={classes.small} role="status">
          <Loader size="xs" /> {t("loading")}
        </p>
      )}
    </section>
  );
}

/** More than this many are folded away. */
const shownAtOnce = 20;

function ImpactCases({
  impact: { samples, changed, withheld, cases, otherwise, changedOtherwise },
}: {
  readonly impact: Impact;
}) {
  const t = useTranslations("change.impact");
  if (withheld)
    return (
      <p className={classes.small}>
        {t("figures", { samples, changed })} {t("withheld")}
      </p>
    );
  const differing = [...cases, ...otherwise];
  return (
    <>
      <p className={classes.small}>{t("summary", { samples, changed, otherwise: changedOtherwise })}</p>
      <CaseList cases={differing.slice(0, shownAtOnce)} />
      {differing.length > shownAtOnce && (
        <details>
          <summary>{t("more", { count: differing.length - shownAtOnce })}</summary>
          <CaseList cases={differing.slice(shownAtOnce)} />
        </details>
      )}
    </>
  );
}

function CaseList({ cases }: { readonly cases: readonly ImpactCase[] }) {
  const t = useTranslations("change.impact");
  if (cases.length === 0) return null;
  return (
    <ul className={classes.plain}>
      {cases.map(({ sampleId, name, province, appearing, vanishing, opening, settling, ...fares }) => (
        <li key={`${sampleId} ${province.code}`} className={classes.case}>
          <span>
            <strong>{name}</strong> {province.name}
          </span>
          <span>
            {upshots(fares).before === upshots(fares).after
              ? t("same", { outcome: t(`outcomes.${upshots(fares).after}`) })
              : t("flip", {
                  before: t(`outcomes.${upshots(fares).before}`),
                  after: t(`outcomes.${upshots(fares).after}`),
                })}
          </span>
          <ul className={classes.findings}>
            {appearing.map(({ key, message }) => (
              <li key={`+${key}${message}`}>
                <span className={classes.sign}>{t("appears")}</span> {message} <span className="code">{key}</span>
              </li>
            ))}
            {vanishing.map(({ key, message }) => (
              <li key={`-${key}${message}`}>
                <span className={classes.sign}>{t("vanishes")}</span> {message} <span className="code">{key}</span>
              </li>
            ))}
            {opening.map(({ id, title }) => (
              <li key={`+${id}`}>
                <span className={classes.sign}>{t("opens")}</span> {title}
              </li>
            ))}
            {settling.map(({ id, title }) => (
              <li key={`-${id}`}>
                <span className={classes.sign}>{t("settles")}</span> {title}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** A case passes only where nothing is left open either. */
function upshots({
  before,
  after,
  completeBefore,
  completeAfter,
}: Pick<ImpactCase, "before" | "after" | "completeBefore" | "completeAfter">) {
  return { before: upshotIn(before, completeBefore), after: upshotIn(after, completeAfter) };
}
