import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { askApi } from "../../../gateway/ask-api.ts";
import { requirementQuery } from "../../../graphql/requirements.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { askRequirement } from "../ask-requirement.ts";
import { RequirementView } from "./requirement-view.tsx";

interface Props {
  readonly params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const requirement = await askRequirement((await params).key);
  return requirement ? { title: requirement.title } : {};
}

export default async function RequirementPage({ params }: Props) {
  const variables = { key: (await params).key, locale: apiLocales[await getLocale()] };
  const result = await askApi(requirementQuery, variables);
  if (!result.requirement) notFound();
  return <RequirementView variables={variables} result={result} />;
}
