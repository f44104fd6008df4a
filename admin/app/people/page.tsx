import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { refusePage } from "../../components/refuse-page.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { peopleQuery } from "../../graphql/people.ts";
import { answerTo } from "../../session/form-answer.ts";
import { PeopleView } from "./people-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("people");
  return { title: t("title") };
}

export default async function PeoplePage() {
  const refused = await refusePage("READ_PEOPLE");
  if (refused) return refused;
  return (
    <PeopleView
      result={await askApi(peopleQuery, {})}
      created={await answerTo("create-person")}
      reset={await answerTo("reset-password")}
    />
  );
}
