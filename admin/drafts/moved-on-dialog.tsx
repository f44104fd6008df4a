"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { endsReview, isEditable } from "./editable.ts";
import { ReviewCosts, useOwesReason } from "./review-costs.tsx";

/** The change took a step while somebody typed: what was typed makes a draft of it again, or goes into a new one. */
export function MovedOnDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("draft.movedOn");
  const drafts = useDrafts();
  const { draft } = useDraftState();
  const [why, setWhy] = useState("");
  const [asked, setAsked] = useState(false);
  const owesReason = useOwesReason({ status: draft?.status ?? "DRAFT", author: draft?.author ?? null });
  if (!draft) return null;
  const costs = endsReview(draft);
  const isMissing = costs && owesReason && why.trim() === "";
  const goOn = async (where: "HERE" | "NEW") => {
    if (where === "HERE") setAsked(true);
    if (where === "HERE" && isMissing) return;
    await drafts?.goOn(where, why.trim() || null);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`title.${draft.status}`, { number: draft.number })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Text size="sm" mb="sm">
        {t(isEditable(draft) ? "advice" : "adviceOver")}
      </Text>
      <Stack gap="sm">
        <Group gap="sm">
          <Button onClick={() => void goOn("NEW")}>{t("begin")}</Button>
          {isEditable(draft) && !costs && (
            <Button variant="default" onClick={() => void goOn("HERE")}>
              {t("back")}
            </Button>
          )}
        </Group>
        {costs && (
          <>
            <ReviewCosts
              change={draft}
              why={why}
              onWhy={setWhy}
              error={asked && isMissing ? t("whyMissing") : undefined}
            />
            <Group gap="sm">
              <Button color="red" variant="outline" onClick={() => void goOn("HERE")}>
                {t("back")}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
