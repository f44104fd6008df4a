import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PageHeading } from "../../../../components/page-heading.tsx";
import { refusePage } from "../../../../components/refuse-page.tsx";
import { askApi } from "../../../../gateway/ask-api.ts";
import { peopleQuery } from "../../../../graphql/people.ts";
import { answerTo } from "../../../../session/form-answer.ts";
import { PersonPage } from "../../person-page.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("password") };
}

export default async function PasswordPage({ params }: { params: Promise<{ id: string }> }) {
  const refused = await refusePage("MANAGE_PEOPLE");
  if (refused) return refused;
  const id = decodeURIComponent((await params).id);
  const person = (await askApi(peopleQuery, {})).people.find((one) => one.id === id);
  if (!person) notFound();
  const t = await getTranslations("people");
  return (
    <>
      <PageHeading title={t("passwordOf", { name: person.name })} />
      <PersonPage act={{ kind: "password", person }} answer={await answerTo("reset-password")} />
    </>
  );
}
