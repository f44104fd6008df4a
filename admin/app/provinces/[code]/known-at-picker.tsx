"use client";

import { Button } from "@mantine/core";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { TimeField } from "../../../fields/time-field.tsx";
import classes from "./as-of-picker.module.css";
import { beijingMinuteOf, instantOfBeijingTime } from "./known-at.ts";

/**
 * Chooses up to when history is read. The instant stands in the address; an address without one means now. It is taken
 * once the field is left or Enter pressed, since each part of it that is typed makes another instant.
 */
export function KnownAtPicker({ knownAt }: { readonly knownAt: string | undefined }) {
  const t = useTranslations("province.knownAt");
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const [pending, startTransition] = useTransition();
  const shown = knownAt === undefined ? null : beijingMinuteOf(knownAt);
  const show = (instant: string | null) => {
    const next = new URLSearchParams(parameters);
    if (instant === null) next.delete("knownAt");
    else next.set("knownAt", instant);
    startTransition(() => router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  const take = (time: string | null) => {
    if (time !== shown) show(time === null ? null : instantOfBeijingTime(time));
  };
  return (
    <div className={classes.picker} aria-busy={pending}>
      <TimeField
        kind="time"
        size="xs"
        className={classes.date ?? ""}
        label={t("label")}
        description={t("hint")}
        value={shown}
        onTaken={take}
      />
      {knownAt !== undefined && (
        <Button variant="default" size="xs" onClick={() => show(null)}>
          {t("backToNow")}
        </Button>
      )}
    </div>
  );
}
