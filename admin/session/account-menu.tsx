"use client";

import { Button, Group, Menu, Modal, Text } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDrafts } from "../drafts/draft-provider.tsx";
import { forgetKept } from "../drafts/kept.ts";
import { askAuth } from "./ask-auth.ts";
import { signInPath } from "./sign-in-path.ts";
import { useViewer } from "./viewer-provider.tsx";

/** Who is signed in, and the way out; for strangers the way in. */
export function AccountMenu() {
  const t = useTranslations("session");
  const locale = useLocale();
  const pathname = usePathname();
  const viewer = useViewer();
  const drafts = useDrafts();
  const [unsaved, setUnsaved] = useState(false);
  if (viewer === null) {
    return (
      <Button component={Link} href={signInPath(pathname)} variant="default" size="xs">
        {t("signIn")}
      </Button>
    );
  }
  const signOut = async () => {
    const refused = await askAuth("sign-out", {}, locale);
    if (refused !== null) return;
    // Nothing of theirs stays in this browser: what it kept is removed, and the page is loaded anew.
    forgetKept(window.localStorage);
    window.location.assign("/");
  };
  const leave = async () => {
    if (drafts && !(await drafts.flush())) setUnsaved(true);
    else await signOut();
  };
  const stay = () => setUnsaved(false);
  return (
    <>
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
          <Menu.Item onClick={() => void leave()}>{t("signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={unsaved} onClose={stay} title={t("unsaved")} closeButtonProps={{ "aria-label": t("close") }}>
        <Text size="sm" mb="sm">
          {t("unsavedAdvice")}
        </Text>
        <Group gap="sm">
          <Button onClick={stay}>{t("stay")}</Button>
          <Button variant="default" onClick={() => void signOut()}>
            {t("signOutAnyway")}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
