"use client";

import { inLocale, type Topic, topicLabels, topics } from "@beian/shared";
import { Button, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { PageLink } from "../../../components/page-link.tsx";
import { matchesWords } from "../../../components/search-words.ts";
import { useTextInAddress } from "../../../components/use-typed-text.ts";
import type { ListedRequirement } from "../../../graphql/requirements.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import classes from "./requirement-list.module.css";

/** The catalogue by topic, narrowed by what is typed; the address follows. */
export function RequirementList({ requirements }: { readonly requirements: readonly ListedRequirement[] }) {
  const t = useTranslations("requirements");
  const [query, field, search] = useTextInAddress("q");
  const shown = requirements.filter(({ key, title, description }) => matchesWords([key, title, description], query));
  return (
    <>
      <search className={classes.search}>
        <TextInput
          {...field}
          type="search"
          label={t("search")}
          description={t("searchHint")}
          autoComplete="off"
          spellCheck={false}
        />
        <Text component="output" size="sm" c="dimmed" aria-live="polite">
          {shown.length > 0 ? t("shown", { count: shown.length }) : t("none", { query })}
        </Text>
        {shown.length === 0 && (
          <Button variant="default" size="xs" onClick={() => search("")}>
            {t("clear")}
          </Button>
        )}
      </search>
      {topics.map((topic) => (
        <TopicTable key={topic} topic={topic} requirements={shown.filter((each) => each.topic === topic)} />
      ))}
    </>
  );
}

function TopicTable({
  topic,
  requirements,
}: {
  readonly topic: Topic;
  readonly requirements: readonly ListedRequirement[];
}) {
  const t = useTranslations("requirements");
  const locale = apiLocales[useLocale()];
  if (requirements.length === 0) return null;
  return (
    <table className={classes.table}>
      <caption>{inLocale(topicLabels[topic], locale)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("requirement")}</th>
          <th scope="col" className={classes.type}>
            {t("valueType")}
          </th>
          <th scope="col" className={classes.count}>
            {t("ownProvinces")}
          </th>
          <th scope="col" className={classes.count}>
            {t("recordedProvinces")}
          </th>
        </tr>
      </thead>
      <tbody>
        {requirements.map(({ key, title, description, valueType, ownProvinces, recordedProvinces }) => (
          <tr key={key}>
            <th scope="row">
              <PageLink href={`/requirements/${key}`} fw={600} inherit prefetch={false}>
                {title}
              </PageLink>
              <span className={classes.description}>{description}</span>
            </th>
            <td className={classes.type}>{t(`valueTypes.${valueType}`)}</td>
            <td className={classes.count}>{ownProvinces}</td>
            <td className={classes.count}>{recordedProvinces}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
