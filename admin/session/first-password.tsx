"use client";

import { Text, Title } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { FormAnswer } from "./form-answer.ts";
import { PasswordForm } from "./password-form.tsx";

/** In place of whichever page is asked for until the password of the first start is changed; that page comes then. */
export function FirstPassword({
  page,
  email,
  answer,
}: {
  readonly page: string;
  readonly email: string;
  readonly answer: FormAnswer | null;
}) {
  const t = useTranslations("session");
  return (
    <>
      <Title order={1} size="h2" mb="xs">
        {t("firstPassword")}
      </Title>
      <Text size="sm" mb="md" maw="40rem">
        {t("firstPasswordAdvice")}
      </Text>
      <PasswordForm to={page} email={email} answer={answer} onChanged={() => window.location.reload()} />
    </>
  );
}
