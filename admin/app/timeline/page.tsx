import { inLocale, provinceOf, topicLabels } from "@beian/shared";
import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "../../components/page-heading.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { askApi } from "../../gateway/ask-api.ts";
import { timelineQuery } from "../../graphql/timeline.ts";
import { apiLocales } from "../../i18n/locales.ts";
import { type PageParameters, searchParametersOf } from "../compare/search-parameters.ts";
import { ChangesBehind } from "./changes-behind.tsx";
import { Choice } from "./choice.tsx";
import classes from "./timeline.module.css";
import { TimelineTable } from "./timeline-table.tsx";
import { around, axes, groupings, labelOf, parseTimelineView, timelineAddress } from "./timeline-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("timeline");
  return { title: t("title") };
}

export default async function TimelinePage({ searchParams }: { readonly searchParams: Promise<PageParameters> }) {
  const t = await getTranslations("timeline");
  const locale = apiLocales[await getLocale()];
  const view = parseTimelineView(searchParametersOf(await searchParams));
  const { layer, topic } = view;
  const { timeline } = await askApi(timelineQuery, {
    axis: view.axis,
    step: view.step,
    from: view.from,
    until: view.until,
    province: layer === "CN" ? null : layer,
    national: layer === "CN",
    topic,
  });
  const outer = around(view);
  const here =
    view.from === null
      ? t("all")
      : view.step === "DAY" && view.from === view.until
        ? view.from
        : labelOf(view.step === "DAY" ? "MONTH" : "YEAR", view.from);
  const rowName = layer === "CN" ? t("national") : layer && inLocale(provinceOf(layer).name, locale);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className={classes.choices}>
        <Choice
          label={t("axis.label")}
          options={axes.map((axis) => ({
            key: axis,
            label: t(`axis.${axis}`),
            href: timelineAddress({ ...view, axis, step: "YEAR", from: null, until: null }),
            chosen: axis === view.axis,
          }))}
        />
        <Choice
          label={t("by.label")}
          options={groupings.map((by) => ({
            key: by,
            label: t(`by.${by}`),
            href: timelineAddress({ ...view, by }),
            chosen: by === view.by,
          }))}
        />
      </div>
      <nav aria-label={t("zoom")} className={classes.zoom}>
        <ol>
          {outer.map(({ label, view: wider }) => (
            <li key={label ?? "all"}>
              <PageLink href={timelineAddress(wider)} prefetch={false}>
                {label ?? t("all")}
              </PageLink>
            </li>
          ))}
          <li aria-current="page">{here}</li>
        </ol>
        {(layer !== null || topic !== null) && (
          <p>
            {t("only", {
              what: [rowName, topic && inLocale(topicLabels[topic], locale)].filter(Boolean).join(t("separator")),
            })}{" "}
            <PageLink href={timelineAddress({ ...view, layer: null, topic: null })} prefetch={false}>
              {t("everything")}
            </PageLink>
          </p>
        )}
      </nav>
      {timeline.from === null || timeline.until === null ? (
        <Text>{t("empty")}</Text>
      ) : (
        <>
          <TimelineTable view={view} from={timeline.from} until={timeline.until} counts={timeline.counts} />
          <ChangesBehind changes={timeline.changes} layer={layer} />
        </>
      )}
    </>
  );
}
