"use client";

import { Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { EditorProps } from "./field.ts";

/** Both answers in the requirement's own words. */
export function BooleanEditor({ requirement, value, onValue, refusal }: EditorProps<"BOOLEAN">) {
  const t = useTranslations("fields");
  return (
    <Radio.Group
      label={t("value")}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onValue(chosen === "true")}
      error={refusal}
    >
      <Stack gap={10} mt={6}>
        <Radio size="xs" value="true" label={requirement.yes} />
        <Radio size="xs" value="false" label={requirement.no} />
      </Stack>
    </Radio.Group>
  );
}
