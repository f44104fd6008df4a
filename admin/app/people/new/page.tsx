import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "../../../components/page-heading.tsx";
import { refusePage } from "../../../components/refuse-page.tsx";
import { answerTo } from "../../../session/form-answer.ts";
import { PersonPage } from "../person-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("create") };
}

export default async function NewPersonPage() {
  const refused = await refusePage("MANAGE_PEOPLE");
  if (refused) return refused;
  const t = await getTranslations("people");
  return (
    <>
      <PageHeading title={t("create")} />
      <PersonPage act={{ kind: "create" }} answer={await answerTo("create-person")} />
    </>
  );
}
