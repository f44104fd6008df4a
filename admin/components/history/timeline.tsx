import { useFormatter, useTranslations } from "next-intl";
import type { HistoryEntry, HistoryOrder } from "../../graphql/history.ts";
import { PageLink } from "../page-link.tsx";
import { addressOf, type Parameters } from "./address.ts";
import { ContentInWords } from "./content-in-words.tsx";
import classes from "./history.module.css";
import { momentOf } from "./moments.ts";
import { RevertButton } from "./revert-button.tsx";

/** What was published, entry by entry: from when it holds, what it made of what, by which change. */
export function Timeline({
  entries,
  ...rest
}: {
  readonly entries: readonly HistoryEntry[];
  readonly order: HistoryOrder;
  readonly subject: "requirement" | "province";
  readonly path: string;
  readonly parameters: Parameters;
}) {
  return (
    <ol className={classes.timeline}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} {...rest} />
      ))}
    </ol>
  );
}

function Entry({
  entry,
  order,
  subject,
  path,
  parameters,
}: {
  readonly entry: HistoryEntry;
  readonly order: HistoryOrder;
  readonly subject: "requirement" | "province";
  readonly path: string;
  readonly parameters: Parameters;
}) {
  const t = useTranslations("history");
  const format = useFormatter();
  const { effectiveFrom, recordedAt, correction, province, requirement, before, content, sources, change, voidedAt } =
    entry;
  const moment = momentOf(entry);
  const place = province?.name ?? t("national");
  const title = subject === "requirement" ? requirement.title : place;
  const effective = <time dateTime={effectiveFrom}>{t("effective", { date: effectiveFrom })}</time>;
  const recorded = (
    <time dateTime={recordedAt}>{t("recorded", { time: format.dateTime(new Date(recordedAt), "instant") })}</time>
  );
  return (
    <li className={classes.entry}>
      <div className={classes.when}>
        {order === "EFFECTIVE" ? effective : recorded}
        <span className={classes.small}>{order === "EFFECTIVE" ? recorded : effective}</span>
      </div>
      <div>
        <h3 className={classes.title}>
          {title}
          {subject === "requirement" && province === null && <span className={classes.mark}>{t("inherited")}</span>}
          {correction && <span className={classes.mark}>{t("correction")}</span>}
          {voidedAt && <span className={classes.mark}>{t("void")}</span>}
        </h3>
        <dl className={classes.contents}>
          <div>
            <dt>{t("before")}</dt>
            <dd>
              <ContentInWords content={before} />
            </dd>
          </div>
          <div>
            <dt>{t("after")}</dt>
            <dd>
              {content === null ? (
                t(province === null ? "dropped" : "handedBack")
              ) : (
                <ContentInWords content={content} />
              )}
            </dd>
          </div>
        </dl>
        {voidedAt && change.cancelledBy && (
          <p>
            {t.rich("voided", {
              number: change.cancelledBy.number,
              time: format.dateTime(new Date(voidedAt), "instant"),
              link: (words) => (
                <PageLink href={`/changes/${change.cancelledBy?.number}`} prefetch={false} inherit underline="always">
                  {words}
                </PageLink>
              ),
            })}
          </p>
        )}
        <p className={classes.small}>
          <PageLink href={`/changes/${change.number}`} prefetch={false} inherit underline="always">
            {t("change", { number: change.number, title: change.title })}
          </PageLink>
          {sources.length > 0 &&
            ` · ${t("sources", { titles: [...new Set(sources.map(({ title }) => title))].join(t("separator")) })}`}
        </p>
      </div>
      <div className={classes.acts}>
        <PageLink
          href={addressOf(path, { ...parameters, from: moment.day, fromKnown: moment.known })}
          aria-label={t("setFromOf", { title, date: effectiveFrom })}
          scroll={false}
          prefetch={false}
          size="xs"
        >
          {t("setFrom")}
        </PageLink>
        <PageLink
          href={addressOf(path, { ...parameters, to: moment.day, toKnown: moment.known })}
          aria-label={t("setToOf", { title, date: effectiveFrom })}
          scroll={false}
          prefetch={false}
          size="xs"
        >
          {t("setTo")}
        </PageLink>
        {voidedAt === null && (
          <RevertButton number={change.number} version={change.version} cancels={change.status === "SCHEDULED"} />
        )}
      </div>
    </li>
  );
}
