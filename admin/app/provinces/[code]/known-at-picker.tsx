"use client";

import { Button, TextInput } from "@mantine/core";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState, useTransition } from "react";
import classes from "./as-of-picker.module.css";
import { beijingMinuteOf, instantOfBeijingMinute } from "./known-at.ts";

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
  const shown = knownAt === undefined ? "" : beijingMinuteOf(knownAt);
  const [typed, setTyped] = useState({ from: shown, text: shown });
  const text = typed.from === shown ? typed.text : shown;
  const show = (instant: string | null) => {
    const next = new URLSearchParams(parameters);
    if (instant === null) next.delete("knownAt");
    else next.set("knownAt", instant);
    startTransition(() => router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  const take = () => {
    if (text !== shown) show(text === "" ? null : instantOfBeijingMinute(text));
  };
  const takeOnEnter = (event: KeyboardEvent) => event.key === "Enter" && take();
  return (
    <div className={classes.picker} aria-busy={pending}>
      <TextInput
        size="xs"
        type="datetime-local"
        className={classes.date ?? ""}
        label={t("label")}
        description={t("hint")}
        value={text}
        onChange={({ currentTarget: { value } }) => setTyped({ from: shown, text: value })}
        onBlur={take}
        onKeyDown={takeOnEnter}
      />
      {knownAt !== undefined && (
        <Button variant="default" size="xs" onClick={() => show(null)}>
          {t("backToNow")}
        </Button>
      )}
    </div>
  );
}
