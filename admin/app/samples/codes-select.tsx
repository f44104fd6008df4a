"use client";

import { MultiSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FindingLabels } from "./labels-of.ts";

export interface CodesProps {
  /** What is expected: by key, or, as long as none is chosen anew, by code. */
  readonly expected: { readonly codes: readonly string[]; readonly keys: readonly string[] };
  readonly labels: FindingLabels;
  readonly onChange: (keys: readonly string[]) => void;
}

/** Chooses findings among all that there are; a chunk of its own, loaded once somebody means to. */
export function CodesSelect({ expected: { codes, keys }, labels, onChange }: CodesProps) {
  const t = useTranslations("samples");
  const chosen =
    keys.length > 0 ? keys : Object.keys(labels.keys).filter((key) => codes.includes(labels.codesByKey[key] ?? ""));
  return (
    <MultiSelect
      size="xs"
      label={t("codes")}
      value={[...chosen]}
      onChange={onChange}
      data={Object.entries(labels.keys).map(([value, label]) => ({ value, label }))}
      searchable
      clearable={false}
      // It takes the place of the button that was just pressed.
      autoFocus
    />
  );
}
