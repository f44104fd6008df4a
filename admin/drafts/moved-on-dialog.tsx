"use client";

import { Button, Group, Modal, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDraftState, useDrafts } from "./draft-provider.tsx";
import { isEditable } from "./draft-state.ts";

/** The change took a step while somebody typed: what was typed makes a draft of it again, or goes into a new one. */
export function MovedOnDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("draft.movedOn");
  const drafts = useDrafts();
  const { draft } = useDraftState();
  if (!draft) return null;
  const goOn = async (where: "HERE" | "NEW") => {
    await drafts?.goOn(where);
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
      <Group gap="sm">
        <Button onClick={() => void goOn("NEW")}>{t("begin")}</Button>
        {isEditable(draft) && (
          <Button variant="default" onClick={() => void goOn("HERE")}>
            {t("back")}
          </Button>
        )}
      </Group>
    </Modal>
  );
}
