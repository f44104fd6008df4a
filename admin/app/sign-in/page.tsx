import { Text, Title } from "@mantine/core";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { askViewer } from "../../session/ask-viewer.ts";
import { answerTo } from "../../session/form-answer.ts";
import { pageWithin } from "../../session/sign-in-path.ts";
import classes from "./sign-in.module.css";
import { SignIn } from "./sign-in.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("session");
  return { title: t("signIn") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const to = pageWithin([(await searchParams).to].flat().at(0));
  if ((await askViewer()).viewer) redirect(to);
  const t = await getTranslations("session");
  return (
    <div className={classes.narrow}>
      <Title order={1} size="h2" mb="xs">
        {t("signIn")}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t("lead")}
      </Text>
      <SignIn to={to} answer={await answerTo("sign-in")} />
      <Text c="dimmed" size="sm" mt="md">
        {t("noAccount")}
      </Text>
    </div>
  );
}
