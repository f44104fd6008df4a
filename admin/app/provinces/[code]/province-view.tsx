"use client";

import type { PlainDate } from "@beian/shared";
import { Alert, Text } from "@mantine/core";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { PageHeading } from "../../../components/page-heading.tsx";
import { type ProvinceResult, type ProvinceVariables, provinceQuery } from "../../../graphql/province.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import { AsOfPicker } from "./as-of-picker.tsx";
import { byTopic } from "./by-topic.ts";
import { ProvinceFacts } from "./province-facts.tsx";
import { ShowSwitch } from "./show-switch.tsx";
import { isShow, isShown, type Show } from "./shown-cells.ts";
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
  const [show, setShow] = useShow();
  const topics = byTopic(requirements, province.rules);
  const shown = topics
    .map(({ topic, cells }) => ({ topic, cells: cells.filter((cell) => isShown(cell, show)) }))
    .filter(({ cells }) => cells.length > 0);
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
      {topics.length > 0 && (
        <>
          <ShowSwitch cells={topics.flatMap(({ cells }) => cells)} show={show} onShow={setShow} />
          <Text size="xs" c="dimmed" my="xs">
            {t("summary")}
          </Text>
          <TopicNavigation topics={shown} />
        </>
      )}
      {shown.length === 0 && <Text mt="md">{t(topics.length === 0 ? "empty" : "noneShown")}</Text>}
      {shown.map(({ topic, cells }) => (
        <TopicRules key={topic} topic={topic} cells={cells} />
      ))}
    </>
  );
}

/** What is shown stands in the address too, without asking the server again. */
function useShow(): readonly [Show, (show: Show) => void] {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const asked = parameters.get("show");
  return [
    isShow(asked) ? asked : "all",
    (show) => {
      const next = new URLSearchParams(parameters);
      if (show === "all") next.delete("show");
      else next.set("show", show);
      window.history.replaceState(null, "", next.size > 0 ? `${pathname}?${next}` : pathname);
    },
  ];
}
