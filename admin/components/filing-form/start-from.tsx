"use client";

import { inLocale, type ProvinceCode, startingPoints } from "@beian/shared";
import { NativeSelect } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askUncached } from "../../graphql/ask-uncached.ts";
import { sampleFilingsQuery } from "../../graphql/try.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { useViewer } from "../../session/viewer-provider.tsx";

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly filing: unknown;
}

/** Made-up filings to begin from: those that everybody has, and for staff the samples that they keep. */
export function StartFrom({
  disabled,
  province,
  onStart,
}: {
  readonly disabled: boolean;
  readonly province: ProvinceCode | null;
  readonly onStart: (filing: unknown) => void;
}) {
  const t = useTranslations("filing.start");
  const locale = apiLocales[useLocale()];
  const mayReadSamples = useViewer()?.acts.includes("READ_DRAFTS") ?? false;
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (!mayReadSamples) return;
    let left = false;
    askUncached(sampleFilingsQuery, { locale }).then(
      (answer) => !left && setSamples(answer.samples),
      // The starting points for everybody remain.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [mayReadSamples, locale]);
  const start = (chosen: string) => {
    const point = startingPoints.find(({ key }) => key === chosen);
    if (point) return onStart(point.filing(province ?? "BJ"));
    const sample = samples.find(({ id }) => id === chosen);
    if (sample) onStart(sample.filing);
  };
  return (
    <NativeSelect
      label={t("label")}
      disabled={disabled}
      value=""
      onChange={({ target: { value } }) => start(value)}
      data={[
        { value: "", label: t("choose") },
        {
          group: t("everybody"),
          items: startingPoints.map(({ key, title }) => ({ value: key, label: inLocale(title, locale) })),
        },
        ...(samples.length === 0
          ? []
          : [{ group: t("samples"), items: samples.map(({ id, name }) => ({ value: id, label: name })) }]),
      ]}
    />
  );
}
