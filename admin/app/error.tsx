"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { StatePage } from "../components/state-page.tsx";

/** What the server's log names the failure by; only the server's own failures have one. */
function digestOf(error: unknown): string | undefined {
  return error instanceof Error && "digest" in error ? String(error.digest) : undefined;
}

export default function ErrorPage({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useTranslations("states");
  const digest = digestOf(error);
  return (
    <StatePage title={t("failed")} advice={t("failedAdvice")}>
      {digest && (
        <Text size="sm" c="dimmed" mb="sm" className="code">
          {t("failureNumber", { digest })}
        </Text>
      )}
      <Button onClick={retry}>{t("retry")}</Button>
    </StatePage>
  );
}
