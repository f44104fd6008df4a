import { inLocale, type PlainDate, provinceCodes, provinceOf, topicLabels, topics } from "@beian/shared";
import { getLocale, getTranslations } from "next-intl/server";
import { PageLink } from "../../components/page-link.tsx";
import type { TimelineAnswer } from "../../graphql/timeline.ts";
import { apiLocales } from "../../i18n/locales.ts";
import classes from "./timeline.module.css";
import { labelOf, periodsOf, type TimelineView, timelineAddress, zoomedIn } from "./timeline-view.ts";

type Count = TimelineAnswer["counts"][number];

/** Counts by row and period, the whole of each period as a bar; every number leads closer to its changes. */
export async function TimelineTable({
  view,
  from,
  until,
  counts,
}: {
  readonly view: TimelineView;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly counts: TimelineAnswer["counts"];
}) {
  const t = await getTranslations("timeline");
  const locale = apiLocales[await getLocale()];
  const shown = counts.filter(
    (count) =>
      (view.layer === null || layerOf(count) === view.layer) && (view.topic === null || count.topic === view.topic),
  );
  const rows =
    view.by === "topic"
      ? topics.map((topic) => ({ key: topic, name: inLocale(topicLabels[topic], locale), view: { ...view, topic } }))
      : (["CN", ...provinceCodes] as const).map((layer) => ({
          key: layer,
          name: layer === "CN" ? t("national") : inLocale(provinceOf(layer).name, locale),
          view: { ...view, layer },
        }));
  const rowOf = (count: Count) => (view.by === "topic" ? count.topic : layerOf(count));
  const periods = periodsOf(view.step, from, until);
  const sums = new Map<string, number>();
  for (const count of shown)
    for (const key of [`${rowOf(count)} ${count.period}`, count.period, rowOf(count), ""])
      sums.set(key, (sums.get(key) ?? 0) + count.revisions);
  const sum = (key: string) => sums.get(key) ?? 0;
  const highest = Math.max(1, ...periods.map(sum));
  const most = Math.max(1, ...rows.flatMap(({ key }) => periods.map((period) => sum(`${key} ${period}`))));
  const total = sum("");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={classes.scroller} aria-label={t("table")} tabIndex={0}>
      <table className={classes.table}>
        <caption className="spoken">{t("caption", { total })}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`by.${view.by}`)}</th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {sum(period) > 0 ? (
                  <PageLink href={timelineAddress(zoomedIn(view, period))} prefetch={false}>
                    {shortLabel(view, period)}
                  </PageLink>
                ) : (
                  shortLabel(view, period)
                )}
              </th>
            ))}
            <th scope="col">{t("total")}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={classes.bars}>
            <th scope="row">{t("total")}</th>
            {periods.map((period) => (
              <td key={period} data-period={period}>
                {sum(period) > 0 && (
                  <>
                    <span
                      className={classes.bar}
                      style={{ height: `${Math.max(2, (sum(period) / highest) * 48)}px` }}
                      aria-hidden="true"
                    />
                    {sum(period)}
                  </>
                )}
              </td>
            ))}
            <td data-total="">{total}</td>
          </tr>
          {rows
            .filter(({ key }) => sum(key) > 0)
            .map((row) => (
              <tr key={row.key} data-row={row.key}>
                <th scope="row">
                  <PageLink href={timelineAddress(row.view)} prefetch={false}>
                    {row.name}
                  </PageLink>
                </th>
                {periods.map((period) => {
                  const count = sum(`${row.key} ${period}`);
                  return (
                    <td key={period} data-amount={count === 0 ? undefined : Math.ceil((count / most) * 4)}>
                      {count > 0 && (
                        <PageLink
                          href={timelineAddress(zoomedIn(row.view, period))}
                          prefetch={false}
                          aria-label={t("cell", { row: row.name, period: labelOf(view.step, period), count })}
                        >
                          {count}
                        </PageLink>
                      )}
                    </td>
                  );
                })}
                <td>{sum(row.key)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function layerOf({ province }: Count): string {
  return province?.code ?? "CN";
}

/** Within a month its days are enough, and within a year its months. */
function shortLabel(view: TimelineView, period: PlainDate): string {
  const label = labelOf(view.step, period);
  return view.step === "YEAR" ? label : label.slice(5);
}
