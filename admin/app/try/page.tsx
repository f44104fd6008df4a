import { filingField, formAsking, parseFiling } from "@beian/shared";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { emptyDraft, filingOfDraft } from "../../components/filing-form/filing-draft.ts";
import { PageHeading } from "../../components/page-heading.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { catalogueOfBook } from "../../gateway/catalogue-of-book.ts";
import { currentRulebookQuery } from "../../graphql/try.ts";
import { TryView } from "./try-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("try");
  return { title: t("title"), description: t("lead") };
}

export default async function TryPage() {
  const t = await getTranslations("try");
  const { rulebook } = await askApi(currentRulebookQuery, {});
  const { requirements } = await catalogueOfBook(rulebook.digest);
  const empty = parseFiling(filingOfDraft(filingField, emptyDraft));
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <TryView
        current={rulebook}
        form={formAsking(filingField, requirements)}
        missing={empty.ok ? [] : empty.problems}
      />
    </>
  );
}
