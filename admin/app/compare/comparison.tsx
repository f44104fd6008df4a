"use client";

import type { PlainDate } from "@beian/shared";
import { SegmentedControl, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { PageHeading } from "../../components/page-heading.tsx";
import { type ComparisonResult, type ComparisonVariables, comparisonQuery } from "../../graphql/comparison.ts";
import { usePageQuery } from "../../graphql/use-page-query.ts";
import { arrange, arrangePair } from "./arrange.ts";
import classes from "./comparison.module.css";
import { Details } from "./details.tsx";
import { EqualSets } from "./equal-sets.tsx";
import { ExportLinks } from "./export-links.tsx";
import { Filters } from "./filters.tsx";
import { matrixOf } from "./matrix.ts";
import { MatrixTable } from "./matrix-table.tsx";
import { PairTable } from "./pair-table.tsx";
import { Printed } from "./printed.tsx";
import type { Shown as ShownParts } from "./shown.ts";
import { TimesForm } from "./times-form.tsx";
import { useView } from "./use-view.ts";
import { ValueMap } from "./value-map.tsx";
import { type Display, displays } from "./view.ts";

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
  const arranged = useMemo(
    () => (view.display === "pair" ? arrangePair(matrix, view) : arrange(matrix, view)),
    [matrix, view],
  );
  const shown = { matrix, view, change, arranged };
  return (
    <>
      <div className={classes.screen}>
        <PageHeading title={t("title")} lead={t("lead")}>
          <ExportLinks view={view} asOf={data.comparison.asOf} />
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
        <Details {...shown} variables={variables} opener={opener} />
      </div>
      <Printed {...shown} asOf={data.comparison.asOf} />
    </>
  );
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
