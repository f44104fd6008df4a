"use client";

import { Badge, type MantineColor } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ChangeStatus } from "../../graphql/change.ts";

/** The colour says again what the word says. */
const colours: Readonly<Record<ChangeStatus, MantineColor>> = {
  DRAFT: "gray",
  IN_REVIEW: "orange",
  APPROVED: "teal",
  SCHEDULED: "blue",
  PUBLISHED: "green",
  REJECTED: "red",
  WITHDRAWN: "gray",
};

export function StateBadge({
  status,
  isCancelled = false,
}: {
  readonly status: ChangeStatus;
  /** Whether it was cancelled before it began, which says more than that it was published. */
  readonly isCancelled?: boolean;
}) {
  const t = useTranslations("changes.states");
  if (isCancelled)
    return (
      <Badge variant="outline" color="gray" radius="sm" tt="none" miw="max-content">
        {t("CANCELLED")}
      </Badge>
    );
  return (
    <Badge
      variant={status === "WITHDRAWN" ? "outline" : "light"}
      color={colours[status]}
      radius="sm"
      tt="none"
      miw="max-content"
    >
      {t(status)}
    </Badge>
  );
}
