"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "./try.module.css";

/** A text to take away, with a button that copies it. */
export function CopyBox({ label, text }: { readonly label: string; readonly text: string }) {
  const t = useTranslations("try.takeAway");
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    // Without a secure origin there is no clipboard; the text can still be marked by hand.
    await navigator.clipboard?.writeText(text);
    setCopied(text);
  };
  return (
    <div className={classes.copy}>
      <div className={classes.copyHead}>
        <span className={classes.small}>{label}</span>
        <Button size="compact-xs" variant="default" onClick={() => void copy()} aria-label={t("copy", { label })}>
          {copied === text ? t("copied") : t("copyShort")}
        </Button>
      </div>
      <textarea
        className={classes.code}
        readOnly
        aria-label={label}
        value={text}
        rows={Math.min(text.split("\n").length + 1, 14)}
        onFocus={(event) => event.target.select()}
      />
    </div>
  );
}
