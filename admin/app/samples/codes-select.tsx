"use client";

import { MultiSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FindingCode } from "../../graphql/samples.ts";
import type { FindingLabels } from "./finding-labels.ts";

export interface CodesProps {
  readonly codes: readonly FindingCode[];
  readonly labels: FindingLabels;
  readonly onChange: (codes: readonly FindingCode[]) => void;
}

/** Chooses findings among all that there are; a chunk of its own, loaded once somebody means to. */
export function CodesSelect({ codes, labels, onChange }: CodesProps) {
  const t = useTranslations("samples");
  return (
    <MultiSelect
      size="xs"
      label={t("codes")}
      value={[...codes]}
      onChange={(chosen) => onChange(chosen as FindingCode[])}
      data={Object.entries(labels).map(([value, label]) => ({ value, label }))}
      searchable
      clearable={false}
      // It takes the place of the button that was just pressed.
      autoFocus
    />
  );
}
