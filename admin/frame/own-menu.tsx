"use client";

import { Button, Group, Menu, Modal, Text } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDrafts } from "../drafts/draft-provider.tsx";
import type { Viewer } from "../graphql/viewer.ts";
import { askAuth } from "../session/ask-auth.ts";
import { forgetKept } from "../session/kept.ts";

/** Who is signed in, their account and the way out. */
export function OwnMenu({ viewer }: { readonly viewer: Viewer }) {
  const t = useTranslations("session");
  const locale = useLocale();
  const drafts = useDrafts();
  const [unsaved, setUnsaved] = useState(false);
  const signOut = async () => {
    const refused = await askAuth("sign-out", {}, locale);
    if (refused !== null) return;
    // Nothing of theirs stays in this browser: what it kept is removed, and the page is loaded anew.
    forgetKept();
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
