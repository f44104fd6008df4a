"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDraftState } from "./draft-provider.tsx";

/** Whether what was typed is saved, and what keeps it from being. */
export function SavingText({ announced = false }: { readonly announced?: boolean }) {
  const t = useTranslations("draft.saving");
  const { saving, draft, pending, refusal } = useDraftState();
  const nothing = saving === "SAVED" && !draft && Object.keys(pending.cells).length === 0;
  const text = nothing ? "" : saving === "REFUSED" && refusal ? t("REFUSED", { refusal }) : t(saving, { refusal: "" });
  const loud = saving !== "SAVED" && saving !== "SAVING" && saving !== "TYPING";
  return (
    <Text
      span
      size="xs"
      c={loud ? "var(--mantine-color-error)" : "dimmed"}
      fw={loud ? 600 : 400}
      {...(announced ? { role: "status" } : {})}
      data-saving={saving}
    >
      {text}
    </Text>
  );
}
