import { inLocale, isProvinceCode, provinces } from "@beian/shared";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { addressOf, type Parameters, parametersIn } from "../../../../components/history/address.ts";
import { changedBetween } from "../../../../components/history/changed-between.ts";
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
import { requirementHistoryQuery, requirementMomentsQuery } from "../../../../graphql/history.ts";
import { apiLocales } from "../../../../i18n/locales.ts";
import { askRequirement } from "../../ask-requirement.ts";

interface Props {
  readonly params: Promise<{ key: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const requirement = await askRequirement((await params).key);
  const t = await getTranslations("history");
  return requirement ? { title: t("title", { name: requirement.title }) } : {};
}

export default async function RequirementHistoryPage({ params, searchParams }: Props) {
  const { key } = await params;
  // Whatever else stands in the address must not get into one that is led to.
  if (!(await askRequirement(key))) notFound();
  const parameters = parametersIn(await searchParams, historyParameters);
  const path = `/requirements/${key}/history`;
  const { province } = parameters;
  if (province !== undefined && !isProvinceCode(province))
    redirect(addressOf(path, { ...parameters, province: undefined }));
  const t = await getTranslations("history");
  const locale = apiLocales[await getLocale()];
  const { requirement } = await askApi(requirementHistoryQuery, {
    key,
    province: province !== undefined && isProvinceCode(province) ? province : undefined,
    order: orderIn(parameters),
    ...partIn(parameters),
    locale,
  });
  if (!requirement) notFound();
  return (
    <HistoryPage
      title={t("title", { name: requirement.title })}
      back={{ href: `/requirements/${key}`, label: t("toRequirement") }}
      path={path}
      parameters={parameters}
      history={requirement.history}
      subject="province"
      filter={
        <HistoryFilter
          path={path}
          parameters={parameters}
          by="province"
          choices={provinces.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }))}
        />
      }
      difference={<Difference requirement={key} parameters={parameters} />}
    />
  );
}

async function Difference({
  requirement: key,
  parameters,
}: {
  readonly requirement: string;
  readonly parameters: Parameters;
}) {
  const moments = momentsIn(parameters);
  if (!areNamed(moments) || faultsOf(moments).length > 0) return null;
  const t = await getTranslations("history");
  const [from, to] = [apiMomentOf(moments.from), apiMomentOf(moments.to)];
  const { requirement } = await askApi(requirementMomentsQuery, {
    key,
    from: from.asOf,
    fromKnown: from.knownAt,
    to: to.asOf,
    toKnown: to.knownAt,
    locale: apiLocales[await getLocale()],
  });
  const rows = changedBetween(requirement?.from ?? [], requirement?.to ?? []).map(({ provinces, from, to }) => ({
    key: provinces.map(({ code }) => code).join(" "),
    title: provinces.map(({ name }) => name).join(t("separator")),
    from,
    to,
  }));
  return <DifferenceTable rows={rows} subject="province" />;
}
