"use client";

import { NativeSelect, Radio, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { EditorProps } from "./field.ts";

/** More options than this stand in a list that opens. */
const mostRadios = 8;

export function ChoiceEditor({ requirement: { options }, value, onValue, refusal }: EditorProps<"CHOICE">) {
  const t = useTranslations("fields");
  if (options.length > mostRadios)
    return (
      <NativeSelect
        size="xs"
        label={t("value")}
        value={value ?? ""}
        onChange={({ currentTarget }) => onValue(currentTarget.value === "" ? undefined : currentTarget.value)}
        data={[
          ...(value === undefined ? [{ value: "", label: t("choose") }] : []),
          ...options.map(({ key, label }) => ({ value: key, label })),
        ]}
        error={refusal}
      />
    );
  return (
    <Radio.Group label={t("value")} value={value ?? null} onChange={onValue} error={refusal}>
      <Stack gap={10} mt={6}>
        {options.map(({ key, label }) => (
          <Radio key={key} size="xs" value={key} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
