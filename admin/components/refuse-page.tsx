import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Act } from "../graphql/viewer.ts";
import { askViewer } from "../session/ask-viewer.ts";
import { signInPath } from "../session/sign-in-path.ts";
import { PageLink } from "./page-link.tsx";
import { StatePage } from "./state-page.tsx";

/**
 * What to render instead of a page that takes a role, where the person lacks it; null where they may see it. Strangers
 * are led to sign in, and from there back to this page.
 */
export async function refusePage(act: Act): Promise<ReactNode> {
  const { viewer } = await askViewer();
  if (viewer === null) redirect(signInPath((await headers()).get("x-page") ?? "/"));
  if (viewer.acts.includes(act)) return null;
  const t = await getTranslations("session");
  return (
    <StatePage title={t("noPermission")} advice={t("noPermissionAdvice", { role: t(`roles.${viewer.role}`) })}>
      <PageLink href="/">{t("toHome")}</PageLink>
    </StatePage>
  );
}
