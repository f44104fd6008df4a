"use client";

import { Button, Menu } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { askAuth } from "./ask-auth.ts";
import { signInPath } from "./sign-in-path.ts";
import { useViewer } from "./viewer-provider.tsx";

/** Who is signed in, and the way out; for strangers the way in. */
export function AccountMenu() {
  const t = useTranslations("session");
  const locale = useLocale();
  const pathname = usePathname();
  const viewer = useViewer();
  if (viewer === null) {
    return (
      <Button component={Link} href={signInPath(pathname)} variant="default" size="xs">
        {t("signIn")}
      </Button>
    );
  }
  const signOut = async () => {
    const refused = await askAuth("sign-out", {}, locale);
    // Loaded anew, so that nothing of theirs stays in this browser's memory.
    if (refused === null) window.location.assign("/");
  };
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <Button variant="default" size="xs" maw="9rem">
          {viewer.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {viewer.email}
          <br />
          {t(`roles.${viewer.role}`)}
        </Menu.Label>
        <Menu.Item component={Link} href="/account">
          {t("account")}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t("signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
