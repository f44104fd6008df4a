"use client";

import type { PlainDate } from "@beian/shared";
import { SegmentedControl, Text } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { PageHeading } from "../../components/page-heading.tsx";
import { type ComparisonResult, type ComparisonVariables, comparisonQuery } from "../../graphql/comparison.ts";
import { usePageQuery } from "../../graphql/use-page-query.ts";
import { arrangeDisplayed } from "./arrange.ts";
import classes from "./comparison.module.css";
import { ExportLinks } from "./export-links.tsx";
import { Filters } from "./filters.tsx";
import { matrixOf } from "./matrix.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { Printed } from "./printed.tsx";
import type { Shown as ShownParts } from "./shown.ts";
import { TimesForm } from "./times-form.tsx";
import { useView } from "./use-view.ts";
import { type Display, displays, type View } from "./view.ts";

// Most visits look at the table alone: another display is loaded with the page that shows it, or once it is chosen.
// With one's own placeholder each, or the page would give way to its skeleton; their styles come with the page.
const loading = () => null;
const EqualSets = dynamic(() => import("./equal-sets.tsx").then((module) => module.EqualSets), { loading });
const PairTable = dynamic(() => import("./pair-table.tsx").then((module) => module.PairTable), { loading });
const ValueMap = dynamic(() => import("./value-map.tsx").then((module) => module.ValueMap), { loading });
const Details = dynamic(() => import("./details.tsx").then((module) => module.Details), { ssr: false });

/** Provinces by requirements, as a table, on the map, two of them in words, or gathered by equal rules. */
export function Comparison({
  variables,
  result,
  today,
}: {
  readonly variables: ComparisonVariables;
  readonly result: ComparisonResult;
  readonly today: PlainDate;
}) {
  const t = useTranslations("compare");
  const data = usePageQuery(comparisonQuery, variables, result);
  const { view, change, pending, opener } = useView();
  const matrix = useMemo(() => matrixOf(data), [data]);
  const arranged = useMemo(() => arrangeDisplayed(matrix, view), [matrix, view]);
  const shown = { matrix, view, change, arranged };
  const opened = useEverOpened(view);
  return (
    <>
      <div className={classes.screen}>
        <PageHeading title={t("title")} lead={t("lead")}>
          <ExportLinks view={view} result={data} />
        </PageHeading>
        <TimesForm key={JSON.stringify(variables)} view={view} change={change} today={today} pending={pending} />
        <SegmentedControl
          size="xs"
          aria-label={t("display.label")}
          value={view.display}
          onChange={(display) => change({ display: displays.find((each) => each === display) ?? "table" })}
          data={displays.map((value) => ({ value, label: t(`display.${value}`) }))}
        />
        <Filters {...shown} />
        <Text component="output" size="sm" c="dimmed" aria-live="polite" className={classes.count}>
          {t("count", { provinces: arranged.provinces.length, requirements: arranged.rows.length })}
        </Text>
        {arranged.rows.length === 0 || arranged.provinces.length === 0 ? (
          <Text mt="md">{t("nothing")}</Text>
        ) : (
          <Shown display={view.display} {...shown} />
        )}
        {opened && <Details {...shown} variables={variables} opener={opener} />}
      </div>
      <Printed {...shown} asOf={data.comparison.asOf} />
    </>
  );
}

/** From the first time on that details are open: closed again, they still give the focus back. */
function useEverOpened({ open }: View): boolean {
  const [opened, setOpened] = useState(open !== null);
  if (open !== null && !opened) setOpened(true);
  return opened;
}

function Shown({ display, ...shown }: ShownParts & { readonly display: Display }) {
  switch (display) {
    case "table":
      return <MatrixTable {...shown} />;
    case "map":
      return <ValueMap {...shown} />;
    case "pair":
      return <PairTable {...shown} />;
    case "sets":
      return <EqualSets {...shown} />;
  }
}
