"use client";

import { Alert, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type AuthProblem, askAuth } from "./ask-auth.ts";
import type { FormAnswer } from "./form-answer.ts";

/** Email and password; what was typed stays where it is refused. Until its program is there the browser posts it. */
export function SignInForm({
  to,
  answer = null,
  email: typedEmail = answer?.typed.email,
  onSignedIn,
}: {
  /** The page that the browser comes to where it posts the form by itself. */
  readonly to: string;
  /** What came of it where the browser just did. */
  readonly answer?: FormAnswer | null;
  /** Whoever signs in again needn't type it again. */
  readonly email?: string | undefined;
  readonly onSignedIn: () => void;
}) {
  const t = useTranslations("session");
  const locale = useLocale();
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<Pick<AuthProblem, "message"> | null>(answer?.problem ?? null);

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setWaiting(true);
    const refused = await askAuth("sign-in/email", Object.fromEntries(typed), locale);
    setProblem(refused);
    // Where it is done, the page goes on to another: the button stays as it is until then.
    if (refused) setWaiting(false);
    else onSignedIn();
  };

  return (
    <form method="post" action="/session/sign-in" onSubmit={(event) => void signIn(event)}>
      <input type="hidden" name="to" value={to} />
      <Stack gap="sm">
        {problem && (
          <Alert color="red" variant="outline" role="alert">
            {problem.message ?? t("unreachable")}
          </Alert>
        )}
        <TextInput
          name="email"
          type="email"
          label={t("email")}
          defaultValue={typedEmail}
          autoComplete="username"
          autoFocus={typedEmail === undefined}
          required
        />
        <PasswordInput
          name="password"
          label={t("password")}
          autoComplete="current-password"
          autoFocus={typedEmail !== undefined}
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          required
        />
        <Button type="submit" loading={waiting}>
          {t("signIn")}
        </Button>
      </Stack>
    </form>
  );
}
