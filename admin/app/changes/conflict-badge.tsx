"use client";

import { Badge } from "@mantine/core";
import { useTranslations } from "next-intl";

/** How many rules of a change others have published meanwhile. */
export function ConflictBadge({ conflicts }: { readonly conflicts: number }) {
  const t = useTranslations("changes");
  return (
    <Badge variant="outline" color="orange" radius="sm" tt="none" miw="max-content" ml="0.3rem">
      {t("conflicts", { count: conflicts })}
    </Badge>
  );
}
