"use client";

import { inLocale, isProvinceCode, type Topic, topicLabels } from "@beian/shared";
import { Button, Checkbox, Group, NativeSelect, Text } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useOptimistic, useTransition } from "react";
import { PageLink } from "../../../components/page-link.tsx";
import {
  type ChangeFilters,
  type ChangesResult,
  type ChangesVariables,
  changesQuery,
} from "../../../graphql/changes.ts";
import { usePageQuery } from "../../../graphql/use-page-query.ts";
import { apiLocales } from "../../../i18n/locales.ts";
import { useMay } from "../../../session/viewer-provider.tsx";
import { ChangeTable } from "../change-table.tsx";
import classes from "./change-inbox.module.css";
import { type ListView, listAddress, publicStates, states } from "./list-address.ts";

/** Changes by state, newest first, narrowed to a province, a requirement or one's own. The address holds the view. */
export function ChangeInbox({
  view,
  variables,
  result,
  filters,
}: {
  readonly view: ListView;
  readonly variables: ChangesVariables;
  readonly result: ChangesResult;
  readonly filters: ChangeFilters;
}) {
  const t = useTranslations("changes");
  const data = usePageQuery(changesQuery, variables, result);
  const { changes } = data;
  const { edges, pageInfo } = changes;
  const seesAll = useMay("READ_DRAFTS");
  const tabs = seesAll ? states : publicStates;
  const { after: _after, before: _before, ...first } = view;
  const { status: _status, ...anyState } = first;
  const isNarrowed =
    first.province !== undefined || first.requirement !== undefined || first.origin !== undefined || first.mine;
  return (
    <>
      <nav aria-label={t("byState")} className={classes.tabs}>
        <Tab href={listAddress(anyState)} isShown={view.status === undefined} label={t("all")} />
        {tabs.map((state) => (
          <Tab
            key={state}
            href={listAddress({ ...first, status: state })}
            isShown={view.status === state}
            label={t("tab", { state: t(`states.${state}`), count: data[state].totalCount })}
          />
        ))}
      </nav>
      <Filters view={first} filters={filters} />
      {edges.length > 0 ? (
        <ChangeTable changes={edges.map(({ node }) => node)} />
      ) : (
        <Text my="md">
          {t(isNarrowed || view.status ? "noneSuch" : "none")}{" "}
          {(isNarrowed || view.status) && <PageLink href="/changes">{t("showAll")}</PageLink>}
        </Text>
      )}
      {(pageInfo.hasPreviousPage || pageInfo.hasNextPage) && (
        <Group component="nav" aria-label={t("pages")} gap="xs" mt="md">
          {pageInfo.hasPreviousPage && pageInfo.startCursor && (
            <Button
              component={Link}
              variant="default"
              size="xs"
              href={listAddress({ ...first, before: pageInfo.startCursor })}
            >
              {t("newer")}
            </Button>
          )}
          {pageInfo.hasNextPage && pageInfo.endCursor && (
            <Button
              component={Link}
              variant="default"
              size="xs"
              href={listAddress({ ...first, after: pageInfo.endCursor })}
            >
              {t("older")}
            </Button>
          )}
          <Text size="sm" c="dimmed">
            {t("total", { count: changes.totalCount })}
          </Text>
        </Group>
      )}
    </>
  );
}

function Tab({ href, isShown, label }: { readonly href: string; readonly isShown: boolean; readonly label: string }) {
  return (
    <PageLink href={href} className={classes.tab} aria-current={isShown ? "page" : undefined} prefetch={false}>
      {label}
    </PageLink>
  );
}

function Filters({ view, filters }: { readonly view: ListView; readonly filters: ChangeFilters }) {
  const t = useTranslations("changes.filters");
  const locale = apiLocales[useLocale()];
  const router = useRouter();
  const mayEdit = useMay("EDIT_CHANGES");
  const [pending, startTransition] = useTransition();
  // What was chosen shows at once, not when the list has come.
  const [chosen, choose] = useOptimistic(view);
  const show = (next: ListView) =>
    startTransition(() => {
      choose(next);
      router.push(listAddress(next), { scroll: false });
    });
  const topics = Map.groupBy(filters.requirements, ({ topic }): Topic => topic);
  return (
    <div className={classes.filters} aria-busy={pending}>
      <NativeSelect
        size="xs"
        name="province"
        label={t("province")}
        value={chosen.province ?? ""}
        onChange={({ currentTarget: { value } }) => {
          const { province: _, ...rest } = chosen;
          show(isProvinceCode(value) ? { ...rest, province: value } : rest);
        }}
        data={[
          { value: "", label: t("anyProvince") },
          ...filters.provinces.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      <NativeSelect
        size="xs"
        name="requirement"
        label={t("requirement")}
        className={classes.requirement}
        value={chosen.requirement ?? ""}
        onChange={({ currentTarget: { value } }) => {
          const { requirement: _, ...rest } = chosen;
          show(value === "" ? rest : { ...rest, requirement: value });
        }}
        data={[
          { value: "", label: t("anyRequirement") },
          ...[...topics].map(([topic, requirements]) => ({
            group: inLocale(topicLabels[topic], locale),
            items: requirements.map(({ key, title }) => ({ value: key, label: title })),
          })),
        ]}
      />
      <Checkbox
        size="xs"
        name="origin"
        label={t("product")}
        checked={chosen.origin === "PRODUCT"}
        onChange={({ currentTarget: { checked } }) => {
          const { origin: _, ...rest } = chosen;
          show(checked ? { ...rest, origin: "PRODUCT" } : rest);
        }}
      />
      {mayEdit && (
        <Checkbox
          size="xs"
          name="mine"
          label={t("mine")}
          checked={chosen.mine}
          onChange={({ currentTarget: { checked } }) => show({ ...chosen, mine: checked })}
        />
      )}
    </div>
  );
}
