"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazily } from "../loading/lazily.tsx";
import { signInPath } from "../session/sign-in-path.ts";
import { useViewer } from "../session/viewer-provider.tsx";

// Strangers never need it.
const OwnMenu = lazily(
  () => import("./own-menu.tsx").then((module) => module.OwnMenu),
  ({ viewer }) => (
    <Button component={Link} href="/account" variant="default" size="xs" maw="9rem">
      {viewer.name}
    </Button>
  ),
);

/** Who is signed in, and the way out; for strangers the way in. */
export function AccountMenu() {
  const t = useTranslations("session");
  const pathname = usePathname();
  const viewer = useViewer();
  return viewer === null ? (
    <Button component={Link} href={signInPath(pathname)} variant="default" size="xs">
      {t("signIn")}
    </Button>
  ) : (
    <OwnMenu viewer={viewer} />
  );
}
