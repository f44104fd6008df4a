"use client";

import { Alert, Button, PasswordInput, Stack, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type AuthProblem, askAuth } from "./ask-auth.ts";
import type { FormAnswer } from "./form-answer.ts";

/** A new password of one's own; every other session ends with it. Until its program is there the browser posts it. */
export function PasswordForm({
  to,
  email,
  answer,
  onChanged,
}: {
  /** The page that the browser comes to where it posts the form by itself. */
  readonly to: string;
  readonly email: string;
  /** What came of it where the browser just did. */
  readonly answer: FormAnswer | null;
  readonly onChanged: () => void;
}) {
  const t = useTranslations("session");
  const locale = useLocale();
  const [waiting, setWaiting] = useState(false);
  const [outcome, setOutcome] = useState<Pick<AuthProblem, "message"> | "changed" | undefined>(
    answer ? (answer.problem ?? "changed") : undefined,
  );

  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setWaiting(true);
    const refused = await askAuth("change-password", Object.fromEntries(new FormData(form)), locale);
    setWaiting(false);
    setOutcome(refused ?? "changed");
    if (refused !== null) return;
    form.reset();
    onChanged();
  };

  return (
    <form method="post" action="/session/change-password" onSubmit={(event) => void change(event)}>
      <input type="hidden" name="to" value={to} />
      <Stack gap="sm" maw="24rem">
        <Title order={2} size="h4">
          {t("changePassword")}
        </Title>
        {outcome === "changed" && (
          <Alert color="green" variant="outline" role="status">
            {t("passwordChanged")}
          </Alert>
        )}
        {outcome !== undefined && outcome !== "changed" && (
          <Alert color="red" variant="outline" role="alert">
            {outcome.message ?? t("unreachable")}
          </Alert>
        )}
        {/* Tells a password manager whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          name="currentPassword"
          label={t("currentPassword")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          required
        />
        <PasswordInput
          name="newPassword"
          label={t("newPassword")}
          description={t("newPasswordHint")}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          required
        />
        <Button type="submit" loading={waiting} w="fit-content">
          {t("changePassword")}
        </Button>
      </Stack>
    </form>
  );
}
