import { Text, Title } from "@mantine/core";
import { getFormatter, getTranslations } from "next-intl/server";
import { PageLink } from "../../components/page-link.tsx";
import type { TimelineAnswer } from "../../graphql/timeline.ts";
import classes from "./timeline.module.css";
import type { TimelineView } from "./timeline-view.ts";

/** The changes that the counts come from, the latest first. */
export async function ChangesBehind({
  changes,
  layer,
}: {
  readonly changes: TimelineAnswer["changes"];
  readonly layer: TimelineView["layer"];
}) {
  const t = await getTranslations("timeline.changes");
  const format = await getFormatter();
  return (
    <section aria-labelledby="changes-behind" className={classes.changes}>
      <Title order={2} size="h4" id="changes-behind">
        {changes ? t("title", { count: changes.length }) : t("titleAlone")}
      </Title>
      {changes === null && <Text size="sm">{t("tooMany")}</Text>}
      <ol>
        {changes?.map(
          ({ change, revisions }) =>
            change && (
              <li key={change.id} data-change={change.number}>
                <PageLink href={`/changes/${change.number}`} prefetch={false}>
                  {t("change", { number: change.number, title: change.title })}
                </PageLink>
                <span className={classes.small}>
                  {t("revisions", { count: revisions })}
                  {change.publishedAt && (
                    <time dateTime={change.publishedAt}>
                      {t("published", { time: format.dateTime(new Date(change.publishedAt), "instant") })}
                    </time>
                  )}
                </span>
              </li>
            ),
        )}
      </ol>
      {changes?.length === 100 && <Text size="sm">{t("latest")}</Text>}
      {layer !== null && layer !== "CN" && (
        <PageLink href={`/changes?province=${layer}`} prefetch={false} size="sm">
          {t("all")}
        </PageLink>
      )}
    </section>
  );
}
