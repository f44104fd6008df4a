"use client";

import { Alert, Button, Stack, Text } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDrafts } from "../../drafts/draft-provider.tsx";
import { type AuthProblem, askAuth } from "../../session/ask-auth.ts";
import { forgetKept } from "../../session/kept.ts";

/** Ends every session of one's own, this one too. */
export function SignOutEverywhere() {
  const t = useTranslations("session");
  const locale = useLocale();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const drafts = useDrafts();
  const signOut = async () => {
    const isSaved = (await drafts?.flush()) ?? true;
    const refused = await askAuth("revoke-sessions", {}, locale);
    setProblem(refused);
    if (refused !== null) return;
    // What couldn't be saved stays for when the person signs in here again.
    if (isSaved) forgetKept();
    window.location.assign("/sign-in");
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Text size="sm">{t("signOutEverywhereAdvice")}</Text>
      {problem && (
        <Alert color="red" variant="outline" role="alert">
          {problem.message ?? t("unreachable")}
        </Alert>
      )}
      <Button variant="default" onClick={() => void signOut()}>
        {t("signOutEverywhere")}
      </Button>
    </Stack>
  );
}
