"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "./editors.module.css";
import type { EditorProps } from "./field.ts";
import { HeldInput } from "./held-field.tsx";

/** A whole number in the requirement's unit. What isn't one stays in the field and is not taken. */
export function IntegerEditor({ requirement, value, onValue, refusal }: EditorProps<"INTEGER">) {
  const t = useTranslations("fields");
  const [text, setText] = useState(value === undefined ? "" : String(value));
  // A value that came from elsewhere, such as another province, takes the place of what was typed.
  const shown = value === undefined || value === integerOf(text) ? text : String(value);
  return (
    <HeldInput
      size="xs"
      className={classes.integer}
      classNames={{ input: classes.digits ?? "" }}
      label={t("valueIn", { unit: requirement.unit ?? "" })}
      description={t("range", { minimum: requirement.minimum ?? 0, maximum: requirement.maximum ?? 0 })}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      onText={(typed) => {
        setText(typed);
        onValue(integerOf(typed));
      }}
      error={refusal ?? (shown.trim() !== "" && integerOf(shown) === undefined ? t("notInteger") : undefined)}
    />
  );
}

function integerOf(text: string): number | undefined {
  return /^-?\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}
