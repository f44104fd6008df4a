"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CellWords } from "./cell-text.ts";

/** The words that cells need beside their values, in the person's language. */
export function useCellWords(): CellWords {
  const t = useTranslations("compare");
  return useMemo(
    () => ({
      unrecorded: t("unrecorded"),
      advised: t("advised"),
      arrow: t("arrow"),
      note: (note) => t("note", { note }),
    }),
    [t],
  );
}
