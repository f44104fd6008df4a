import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { askViewer } from "../../session/ask-viewer.ts";
import { answerTo } from "../../session/form-answer.ts";
import { signInPath } from "../../session/sign-in-path.ts";
import { AccountView } from "./account-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session");
  return { title: t("account") };
}

export default async function AccountPage() {
  const { viewer } = await askViewer();
  if (viewer === null) redirect(signInPath("/account"));
  const t = await getTranslations("session");
  return (
    <>
      <PageHeading
        title={t("account")}
        lead={
          <Text>
            {t("signedInAs", { name: viewer.name, email: viewer.email ?? "", role: t(`roles.${viewer.role}`) })}
          </Text>
        }
      />
      <AccountView email={viewer.email ?? ""} answer={await answerTo("change-password")} />
    </>
  );
}
