"use client";

import { List, Stack, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Draft } from "../graphql/draft.ts";
import { useMay, useViewer } from "../session/viewer-provider.tsx";

export type Reviewed = Pick<Draft, "status" | "author">;

/** Whether the reason has to be given: others than the author owe them one. */
export function useOwesReason({ author }: Reviewed): boolean {
  const viewer = useViewer();
  return author?.id !== viewer?.id;
}

/** What an edit of a change under review costs, and a place to say why it is worth that. */
export function ReviewCosts({
  change,
  why,
  onWhy,
  error,
}: {
  readonly change: Reviewed;
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly error?: string | undefined;
}) {
  const t = useTranslations("draft.costs");
  const owesReason = useOwesReason(change);
  const reviews = useMay("REVIEW_CHANGES");
  return (
    <Stack gap="sm">
      <Text size="sm">{t("heading")}</Text>
      <List size="sm" spacing={4}>
        <List.Item>{t(change.status === "APPROVED" ? "approvalFalls" : "reviewEnds")}</List.Item>
        {owesReason && reviews && <List.Item>{t("barred")}</List.Item>}
        <List.Item>{owesReason && change.author ? t("toldTo", { name: change.author.name }) : t("told")}</List.Item>
      </List>
      <Textarea
        name="why"
        label={t(owesReason ? "why" : "whyIfAny")}
        description={t("whyHint")}
        required={owesReason}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1_000}
        value={why}
        onChange={({ currentTarget: { value } }) => onWhy(value)}
        error={error}
        data-autofocus
      />
    </Stack>
  );
}
