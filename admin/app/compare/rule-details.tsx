"use client";

import { inLocale, type ProvinceCode, provinceOf } from "@beian/shared";
import { Alert, Button, Loader, Stack, Text, Title } from "@mantine/core";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useQuery } from "urql";
import { PageLink } from "../../components/page-link.tsx";
import {
  type ComparedRequirement,
  type ComparedRule,
  type ComparisonVariables,
  comparedRuleQuery,
} from "../../graphql/comparison.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { RuleSources } from "../../rules/rule-sources.tsx";
import classes from "./comparison.module.css";
import type { MatrixCell } from "./matrix.ts";

/** One cell: what it says in full, since when, from which source, and how it came to that. */
export function RuleDetails({
  requirement,
  province,
  cell,
  variables: { asOf, knownAt, locale },
}: {
  readonly requirement: ComparedRequirement;
  readonly province: ProvinceCode;
  readonly cell: MatrixCell | null;
  readonly variables: ComparisonVariables;
}) {
  const t = useTranslations("compare");
  const variables = { province, requirement: requirement.key, asOf, knownAt, locale };
  const [{ data, error, fetching }, ask] = useQuery({ query: comparedRuleQuery, variables });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {requirement.description}
      </Text>
      <Text fw={600}>{cell?.content?.summary ?? t("unrecorded")}</Text>
      {cell?.content?.note && <Text size="sm">{t("note", { note: cell.content.note })}</Text>}
      <Text size="sm">
        {cell && t(`origin.${cell.origin}`)}
        {cell?.content && ` · ${t(`strictness.${cell.content.strictness}`)}`}
      </Text>
      {error && (
        <Alert color="red" variant="outline" title={t("details.failed")}>
          <Button size="xs" variant="default" onClick={() => ask({ requestPolicy: "network-only" })}>
            {t("details.retry")}
          </Button>
        </Alert>
      )}
      {fetching && <Loader size="sm" aria-label={t("details.loading")} />}
      {data && <Recorded answer={data.province} />}
      <PageLink href={`/provinces/${province}#${requirement.key}`} size="sm">
        {t("details.toProvince")}
      </PageLink>
    </Stack>
  );
}

function Recorded({ answer: { rule, history } }: { readonly answer: ComparedRule }) {
  const t = useTranslations("compare");
  const format = useFormatter();
  const locale = apiLocales[useLocale()];
  return (
    <>
      {rule && (
        <section className={classes.section}>
          <Title order={3} size="h6">
            {t("details.source")}
          </Title>
          <Text size="sm">
            {rule.effectiveUntil
              ? t("details.effectiveFromUntil", { from: rule.effectiveFrom, until: rule.effectiveUntil })
              : t("details.effectiveFrom", { date: rule.effectiveFrom })}
          </Text>
          <RuleSources revision={rule.revision} />
        </section>
      )}
      <section className={classes.section}>
        <Title order={3} size="h6">
          {t("details.history", { count: history.totalCount })}
        </Title>
        <ol className={classes.history}>
          {history.edges.map(({ node }) => (
            <li key={node.id}>
              <span>
                {t("details.revision", {
                  date: node.effectiveFrom,
                  content: node.content?.summary ?? t(node.province ? "details.handedBack" : "details.dropped"),
                })}
              </span>
              <span className={classes.small}>
                {node.province ? inLocale(provinceOf(node.province.code).name, locale) : t("details.national")}
                {node.correction && ` · ${t("details.correction")}`}
                {" · "}
                <PageLink href={`/changes/${node.change.number}`} prefetch={false} inherit>
                  {t("details.change", { number: node.change.number, title: node.change.title })}
                </PageLink>
                {" · "}
                <time dateTime={node.recordedAt}>{format.dateTime(new Date(node.recordedAt), "instant")}</time>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
