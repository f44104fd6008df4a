import { national } from "@beian/shared";
import type { HistoryWrites, NewRevision, RecordedRevision } from "../ports/history.ts";
import type { Connection } from "./connection.ts";
import { jsonOfContent } from "./stored-values.ts";

export function historyWrites(connection: Connection): (at: number) => HistoryWrites {
  const latest = connection.prepare<{ recordedAt: number | null }>(
    "SELECT max(recorded_at) AS recordedAt FROM revision",
  );
  const append = connection.prepare<{ id: number }>(appendSql);
  const bump = connection.prepare("UPDATE province_version SET version = version + 1 WHERE province = @province");

  return (at) => ({
    async append(changeNumber, revisions) {
      const recordedAt = Math.max(at, (latest.get({})?.recordedAt ?? 0) + 1);
      return provincesFirst(revisions).map((revision): RecordedRevision => {
        const { layer, requirement, content, effectiveFrom, correction } = revision;
        const row = append.get({
          layer,
          requirement,
          content: jsonOfContent(content),
          effectiveFrom,
          recordedAt,
          changeNumber,
          correction: correction ? 1 : 0,
        });
        if (!row) throw new Error("a revision without a number");
        return { id: row.id, layer, requirement, content, effectiveFrom, recordedAt, changeNumber, correction };
      });
    },
    async bumpProvinceVersions(provinces) {
      for (const province of provinces) bump.run({ province });
    },
  });
}

/** Whom a national revision reaches depends on the provinces' own ones of the same instant, so those come first. */
function provincesFirst(revisions: readonly NewRevision[]): readonly NewRevision[] {
  const byLayer = Object.groupBy(revisions, ({ layer }) => (layer === national ? "national" : "own"));
  return [...(byLayer.own ?? []), ...(byLayer.national ?? [])];
}

const horizon = `max(@effectiveFrom, coalesce((
  SELECT horizon FROM cell WHERE layer = @layer AND requirement = @requirement
), @effectiveFrom))`;

const appendSql = `INSERT INTO revision
  (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
  VALUES (@layer, @requirement, @content, @effectiveFrom, @recordedAt, @changeNumber, @correction, ${horizon})
  RETURNING id`;
