"use client";

import type { PlainDate } from "@beian/shared";
import { Alert, Text } from "@mantine/core";
import { usePathname, useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { PageHeading } from "../../../components/page-heading.tsx";
import { PageLink } from "../../../components/page-link.tsx";
import { useFragment } from "../../../components/use-fragment.ts";
import { useDrafts } from "../../../drafts/draft-provider.tsx";
import { type ProvinceResult, type ProvinceVariables, provinceQuery } from "../../../graphql/province.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import asOfClasses from "./as-of-picker.module.css";
import { AsOfPicker } from "./as-of-picker.tsx";
import { byTopic } from "./by-topic.ts";
import { KnownAtPicker } from "./known-at-picker.tsx";
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
  const format = useFormatter();
  const asOf = variables.asOf ?? undefined;
  const knownAt = variables.knownAt ?? undefined;
  // An edit starts from what holds today, as known now.
  const editable = (asOf === undefined || asOf === today) && knownAt === undefined;
  const mayEdit = useDrafts() !== null;
  useFragment();
  return (
    <>
      <PageHeading title={province.fullName} lead={<ProvinceFacts province={province} />}>
        <div className={asOfClasses.pickers}>
          <AsOfPicker asOf={asOf} today={today} />
          <KnownAtPicker knownAt={knownAt} />
          <PageLink href={`/provinces/${province.code}/history`} size="sm" prefetch={false}>
            {t("history")}
          </PageLink>
        </div>
      </PageHeading>
      {asOf !== undefined && asOf !== today && (
        <Alert variant="outline" py="xs" mb="sm">
          {t(asOf < today ? "asOf.past" : "asOf.future", { date: asOf })}
        </Alert>
      )}
      {knownAt !== undefined && (
        <Alert variant="outline" py="xs" mb="sm">
          {t("knownAt.past", { time: format.dateTime(new Date(knownAt), "instant") })}
        </Alert>
      )}
      {mayEdit && !editable && (
        <Text size="sm" mb="sm">
          {t("editElsewhen")}
        </Text>
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
        <TopicRules key={topic} topic={topic} cells={cells} province={province.code} editable={editable} />
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
