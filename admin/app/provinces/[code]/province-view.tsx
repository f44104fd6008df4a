"use client";

import type { PlainDate } from "@beian/shared";
import { Alert, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PageHeading } from "../../../components/page-heading.tsx";
import { type ProvinceResult, type ProvinceVariables, provinceQuery } from "../../../graphql/province.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import { AsOfPicker } from "./as-of-picker.tsx";
import { byTopic, countCells } from "./by-topic.ts";
import { ProvinceFacts } from "./province-facts.tsx";
import { TopicNavigation } from "./topic-navigation.tsx";
import { TopicRules } from "./topic-rules.tsx";

/** One province's rules on a day, by topic, with what is not recorded among them. */
export function ProvinceView({
  variables,
  result,
  today,
}: {
  readonly variables: ProvinceVariables;
  readonly result: ProvinceResult;
  readonly today: PlainDate;
}) {
  const t = useTranslations("province");
  const { province, requirements } = usePageQuery(provinceQuery, variables, result);
  const topics = byTopic(requirements, province.rules);
  const asOf = variables.asOf ?? undefined;
  return (
    <>
      <PageHeading title={province.fullName} lead={<ProvinceFacts province={province} />}>
        <AsOfPicker asOf={asOf} today={today} />
      </PageHeading>
      {asOf !== undefined && asOf !== today && (
        <Alert variant="outline" py="xs" mb="sm">
          {t(asOf < today ? "asOf.past" : "asOf.future", { date: asOf })}
        </Alert>
      )}
      {topics.length === 0 ? (
        <Text>{t("empty")}</Text>
      ) : (
        <>
          <Text size="sm">{t("summary", countCells(topics.flatMap(({ cells }) => cells)))}</Text>
          <TopicNavigation topics={topics} />
          {topics.map(({ topic, cells }) => (
            <TopicRules key={topic} topic={topic} cells={cells} />
          ))}
        </>
      )}
    </>
  );
}
