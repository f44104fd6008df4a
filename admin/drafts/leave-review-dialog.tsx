"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ReviewCosts, type Reviewed, useOwesReason } from "./review-costs.tsx";

/** Asks before an edit takes a change out of review; nothing is done until it is confirmed. */
export function LeaveReviewDialog({
  change,
  deed,
  onClose,
  onConfirm,
}: {
  readonly change: Reviewed & { readonly number: number };
  /** What is about to be done, in words. */
  readonly deed: string;
  readonly onClose: () => void;
  /** With the reason; null where none is given. */
  readonly onConfirm: (why: string | null) => void;
}) {
  const t = useTranslations("draft.costs");
  const owesReason = useOwesReason(change);
  const [why, setWhy] = useState("");
  const [asked, setAsked] = useState(false);
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setAsked(true);
    if (owesReason && why.trim() === "") return;
    onConfirm(why.trim() || null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(change.status === "APPROVED" ? "titleApproved" : "titleInReview", { number: change.number })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate onSubmit={confirm}>
        <Stack gap="sm">
          <Text size="sm" fw={600}>
            {deed}
          </Text>
          <ReviewCosts
            change={change}
            why={why}
            onWhy={setWhy}
            error={asked && owesReason && why.trim() === "" ? t("whyMissing") : undefined}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t("leaveIt")}
            </Button>
            <Button type="submit" color="red">
              {t(change.status === "APPROVED" ? "confirmApproved" : "confirmInReview")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
