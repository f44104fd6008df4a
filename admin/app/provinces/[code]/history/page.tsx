import { inLocale, isProvinceCode, type ProvinceCode, provinceOf, topicLabels } from "@beian/shared";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { addressOf, type Parameters, parametersIn } from "../../../../components/history/address.ts";
import { DifferenceTable } from "../../../../components/history/difference-table.tsx";
import { HistoryFilter } from "../../../../components/history/history-filter.tsx";
import {
  HistoryPage,
  historyParameters,
  momentsIn,
  orderIn,
  partIn,
} from "../../../../components/history/history-page.tsx";
import { apiMomentOf, areNamed, faultsOf } from "../../../../components/history/moments.ts";
import { askApi } from "../../../../gateway/ask-api.ts";
import { provinceDifferenceQuery, provinceHistoryQuery } from "../../../../graphql/history.ts";
import { apiLocales } from "../../../../i18n/locales.ts";
import { askRequirement } from "../../../requirements/ask-requirement.ts";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  const t = await getTranslations("history");
  if (!isProvinceCode(code)) return {};
  return { title: t("title", { name: inLocale(provinceOf(code).name, apiLocales[await getLocale()]) }) };
}

export default async function ProvinceHistoryPage({ params, searchParams }: Props) {
  const { code } = await params;
  const parameters = parametersIn(await searchParams, historyParameters);
  if (!isProvinceCode(code)) {
    const capitals = code.toUpperCase();
    if (!isProvinceCode(capitals)) notFound();
    redirect(addressOf(`/provinces/${capitals}/history`, parameters));
  }
  const t = await getTranslations("history");
  const locale = apiLocales[await getLocale()];
  const { requirement } = parameters;
  const asked = askApi(provinceHistoryQuery, {
    code,
    requirement,
    order: orderIn(parameters),
    ...partIn(parameters),
    locale,
  });
  // It's refused for a requirement that there isn't, which is asked at the same time.
  asked.catch(() => {});
  const path = `/provinces/${code}/history`;
  if (requirement !== undefined && !(await askRequirement(requirement)))
    redirect(addressOf(path, { ...parameters, requirement: undefined }));
  const { province, requirements } = await asked;
  const topics = [...Map.groupBy(requirements, ({ topic }) => topic)];
  return (
    <HistoryPage
      title={t("title", { name: province.fullName })}
      back={{ href: `/provinces/${code}`, label: t("toRules") }}
      path={path}
      parameters={parameters}
      history={province.history}
      subject="requirement"
      filter={
        <HistoryFilter
          path={path}
          parameters={parameters}
          by="requirement"
          choices={topics.map(([topic, items]) => ({
            group: inLocale(topicLabels[topic], locale),
            items: items.map(({ key, title }) => ({ value: key, label: title })),
          }))}
        />
      }
      difference={<Difference code={code} parameters={parameters} />}
    />
  );
}

async function Difference({ code, parameters }: { readonly code: ProvinceCode; readonly parameters: Parameters }) {
  const moments = momentsIn(parameters);
  if (!areNamed(moments) || faultsOf(moments).length > 0) return null;
  const { difference } = await askApi(provinceDifferenceQuery, {
    from: { province: code, ...apiMomentOf(moments.from) },
    to: { province: code, ...apiMomentOf(moments.to) },
    locale: apiLocales[await getLocale()],
  });
  const rows = difference.map(({ requirement: { key, title }, from, to }) => ({
    key,
    title,
    from: from?.content ?? null,
    to: to?.content ?? null,
  }));
  return <DifferenceTable rows={rows} subject="requirement" />;
}
