"use client";

import { Modal, Text } from "@mantine/core";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { SignInForm } from "./sign-in-form.tsx";

/** Sign-in over the page that one is on. */
export function SignInDialog({
  email,
  onClose,
  onSignedIn,
}: {
  /** Whose session has ended, where that is known. */
  readonly email: string | undefined;
  readonly onClose: () => void;
  readonly onSignedIn: () => void;
}) {
  const t = useTranslations("session");
  return (
    <Modal opened onClose={onClose} title={t("signInAgain")} closeButtonProps={{ "aria-label": t("close") }}>
      <Text size="sm" mb="sm">
        {t("signInAgainAdvice")}
      </Text>
      <SignInForm to={usePathname()} email={email} onSignedIn={onSignedIn} />
    </Modal>
  );
}
