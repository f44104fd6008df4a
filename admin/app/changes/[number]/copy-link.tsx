"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

/** Copies the address of the page as it is shown, to be sent to a colleague. */
export function CopyLink() {
  const t = useTranslations("change.copy");
  const [told, setTold] = useState<"copied" | "failed" | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setTold("copied");
    } catch {
      // The browser refuses outside https, and where the person does.
      setTold("failed");
    }
  };
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => void copy()}>
        {t("copy")}
      </Button>{" "}
      <span role="status">{told && t(told)}</span>
    </div>
  );
}
