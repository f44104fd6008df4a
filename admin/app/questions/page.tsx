import { isProvinceCode } from "@beian/shared";
import type { ResultOf } from "gql.tada";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { answerSourcesQuery, questionsQuery } from "../../graphql/questions.ts";
import { apiLocales } from "../../i18n/locales.ts";
import type { AnsweredQuestion, AnswerSource } from "./answered-question.ts";
import { QuestionList } from "./question-list.tsx";

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("questions");
  return { title: t("title"), description: t("lead") };
}

export default async function QuestionsPage({ searchParams }: Props) {
  const t = await getTranslations("questions");
  const { province: asked } = await searchParams;
  const province = typeof asked === "string" && isProvinceCode(asked) ? asked : null;
  const { questions } = await askApi(questionsQuery, { locale: apiLocales[await getLocale()], province });
  const keys = [...new Set(questions.flatMap(({ requirements }) => requirements.map(({ key }) => key)))];
  const { comparison } = await askApi(answerSourcesQuery, {
    requirements: keys,
    provinces: province === null ? null : [province],
  });
  const answered = questions.map((question): AnsweredQuestion => {
    const rows = comparison.rows.filter(({ requirement }) =>
      question.requirements.some(({ key }) => key === requirement.key),
    );
    return { ...question, sources: sourcesOf(rows) };
  });
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <QuestionList questions={answered} province={province} />
    </>
  );
}

/** Each source once, in the order in which the rules cite them; 31 provinces cite the same ones again and again. */
function sourcesOf(rows: ResultOf<typeof answerSourcesQuery>["comparison"]["rows"]): readonly AnswerSource[] {
  const sources = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.revision.sources ?? []));
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
}
