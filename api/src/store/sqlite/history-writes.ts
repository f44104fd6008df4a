import type { PlainDate } from "@beian/shared";
import { national } from "@beian/shared";
import type { Key } from "../../key-of.ts";
import { keyOf } from "../../key-of.ts";
import type { HistoryWrites, NewRevision, RecordedRevision } from "../ports/history.ts";
import type { Connection } from "./connection.ts";
import { recordingInstant } from "./recording-instant.ts";
import { jsonOfContent } from "./stored-values.ts";

export function historyWrites(connection: Connection): (at: number) => HistoryWrites {
  const instantAt = recordingInstant(connection);
  const append = connection.prepare<{ id: number }>(appendSql);
  const bump = connection.prepare(
    "UPDATE province_version SET version = version + 1 WHERE province IN (SELECT value FROM json_each(@provinces))",
  );

  return (at) => ({
    async append(changeNumber, revisions) {
      const recordedAt = instantAt(at, changeNumber);
      const ordered = provincesFirst(revisions);
      const ids = append
        .all({ revisions: JSON.stringify(written(ordered)), recordedAt, changeNumber })
        .map(({ id }) => id)
        .sort((a, b) => a - b);
      return ordered.map((revision, index): RecordedRevision => {
        const { layer, requirement, content, effectiveFrom, correction } = revision;
        const id = ids[index];
        if (id === undefined) throw new Error("a revision without a number");
        return { id, layer, requirement, content, effectiveFrom, recordedAt, changeNumber, correction };
      });
    },
    async bumpProvinceVersions(provinces) {
      bump.run({ provinces: JSON.stringify(provinces) });
    },
  });
}

/** Whom a national revision reaches depends on the provinces' own ones of the same instant, so those come first. */
function provincesFirst(revisions: readonly NewRevision[]): readonly NewRevision[] {
  const byLayer = Object.groupBy(revisions, ({ layer }) => (layer === national ? "national" : "own"));
  return [...(byLayer.own ?? []), ...(byLayer.national ?? [])];
}

/** As the statement takes them, each with the latest day on which one of its cell's takes effect so far. */
function written(revisions: readonly NewRevision[]) {
  const reached = new Map<Key, PlainDate>();
  return revisions.map(({ content, correction, ...rest }) => {
    const cell = keyOf(rest.layer, rest.requirement);
    const before = reached.get(cell);
    const reach = before !== undefined && before > rest.effectiveFrom ? before : rest.effectiveFrom;
    reached.set(cell, reach);
    return { ...rest, content: jsonOfContent(content), correction: Number(correction), reach };
  });
}

// All of them in one statement, numbered in the order given: it is read to its end before the first is written, so that
// of the cells it sees only what was there before.
const appendSql = `INSERT INTO revision
  (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
  SELECT value ->> 'layer', value ->> 'requirement', value ->> 'content', value ->> 'effectiveFrom', @recordedAt,
    @changeNumber, value ->> 'correction',
    CASE WHEN cell.horizon > value ->> 'reach' THEN cell.horizon ELSE value ->> 'reach' END
  FROM json_each(@revisions) AS given
    LEFT JOIN cell ON cell.layer = value ->> 'layer' AND cell.requirement = value ->> 'requirement'
  ORDER BY given.key
  RETURNING id`;
