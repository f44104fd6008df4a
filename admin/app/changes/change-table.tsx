"use client";

import { useFormatter, useTranslations } from "next-intl";
import { PageLink } from "../../components/page-link.tsx";
import type { ListedChange } from "../../graphql/changes.ts";
import classes from "./change-table.module.css";
import { ConflictBadge } from "./conflict-badge.tsx";
import { StateBadge } from "./state-badge.tsx";

/** Changes one a line, in the order given; compact, each takes several lines where columns would be narrow. */
export function ChangeTable({
  changes,
  compact = false,
}: {
  readonly changes: readonly ListedChange[];
  readonly compact?: boolean;
}) {
  const t = useTranslations("changes");
  return (
    <table className={classes.table} data-compact={compact}>
      <thead>
        <tr>
          <th scope="col">{t("columns.number")}</th>
          <th scope="col">{t("columns.title")}</th>
          <th scope="col">{t("columns.state")}</th>
          <th scope="col">{t("columns.scope")}</th>
          <th scope="col">{t("columns.effectiveFrom")}</th>
          <th scope="col">{t("columns.last")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <ChangeLine key={change.number} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeLine({ change }: { readonly change: ListedChange }) {
  const t = useTranslations("changes");
  const format = useFormatter();
  const { number, title, status, effectiveFrom, author, origin, conflicts, publishedAt, updatedAt } = change;
  const last = publishedAt ?? updatedAt;
  return (
    <tr>
      <td className={`code ${classes.number}`}>{number}</td>
      <th scope="row" className={classes.title}>
        <PageLink href={`/changes/${number}`} inherit prefetch={false}>
          {title}
        </PageLink>
        {author && <span className={classes.small}>{author.name}</span>}
        {origin === "PRODUCT" && <span className={classes.small}>{t("product")}</span>}
      </th>
      <td className={classes.state}>
        <StateBadge status={status} isCancelled={change.cancelledBy !== null} />
        {conflicts > 0 && status !== "WITHDRAWN" && <ConflictBadge conflicts={conflicts} />}
      </td>
      <td className={classes.scope}>
        {change.cancels && change.reverts ? (
          t("scope.cancels", { number: change.reverts.number })
        ) : (
          <ScopeWords scope={change.scope} />
        )}
      </td>
      <td className={classes.date}>
        {effectiveFrom ? (
          <time dateTime={effectiveFrom}>{t("effectiveFrom", { date: effectiveFrom })}</time>
        ) : (
          <span className={classes.small}>{t("noDate")}</span>
        )}
      </td>
      <td className={classes.date}>
        <time dateTime={last}>
          {t(publishedAt ? "publishedAt" : "updatedAt", { time: format.dateTime(new Date(last), "instant") })}
          <span className={classes.zone}>{t("zone")}</span>
        </time>
      </td>
    </tr>
  );
}

/** More names than this are counted. */
const namedAtMost = 3;

/** Whose rules on what, in a line. */
function ScopeWords({
  scope: { edits, definitions, national, provinces, requirements },
}: {
  readonly scope: ListedChange["scope"];
}) {
  const t = useTranslations("changes.scope");
  if (edits + definitions === 0) return t("none");
  const named = (names: readonly string[], more: "provinces" | "requirements") => {
    const list = names.slice(0, namedAtMost).join(t("separator"));
    return names.length > namedAtMost ? t(`more.${more}`, { list, count: names.length }) : list;
  };
  const where = named([...(national ? [t("national")] : []), ...provinces.map(({ name }) => name)], "provinces");
  const what = named(
    requirements.map(({ title }) => title),
    "requirements",
  );
  return edits === 0 ? t("defined", { what }) : t("words", { where, what });
}
