import type { HistoryReads, RevisionRange, RevisionTally } from "../ports/history.ts";
import type { Connection, Parameters } from "./connection.ts";
import { stands } from "./stands.ts";
import { layerOf } from "./stored-values.ts";

/** How many revisions, of those that stand, took effect or were recorded when; each cell's dates are found in an index of their own. */
export function timelineReads(connection: Connection): Pick<HistoryReads, "extent" | "tally" | "tallyByChange"> {
  return {
    async extent(axis) {
      const row = connection.prepare<{ first: string | null; last: string | null }>(extentSql[axis]).get({});
      return row?.first && row.last ? { from: row.first, until: row.last } : null;
    },
    async tally(range, groups, digits) {
      const rows = connection.prepare<TallyRow>(tallySql[range.axis]).all({ ...parametersOf(range, groups), digits });
      return rows.map((row): RevisionTally => ({ ...row, layer: layerOf(row.layer) }));
    },
    async tallyByChange(range, groups, limit) {
      const parameters = { ...parametersOf(range, groups), most: limit };
      return connection.prepare<{ changeNumber: number; revisions: number }>(byChangeSql[range.axis]).all(parameters);
    },
  };
}

interface TallyRow {
  readonly period: string;
  readonly layer: string;
  readonly group: string;
  readonly revisions: number;
}

function parametersOf(range: RevisionRange, groups: Readonly<Record<string, string>>): Parameters {
  return {
    groups: JSON.stringify(groups),
    layer: range.layer ?? null,
    from: range.from,
    until: range.until,
    // The days' first and last instants, in Beijing.
    since: Date.parse(`${range.from}T00:00:00+08:00`),
    before: Date.parse(`${range.until}T00:00:00+08:00`) + 86_400_000,
  };
}

const recordedDay = "strftime('%Y-%m-%d', revision.recorded_at / 1000, 'unixepoch', '+8 hours')";

// The earliest and latest effective dates of each cell stand at the ends of its part of the index.
const extentSql = {
  EFFECTIVE: `SELECT min(first) AS first, max(last) AS last FROM (
    SELECT (SELECT effective_from FROM revision WHERE revision.layer = cell.layer
        AND revision.requirement = cell.requirement AND ${stands("revision")} ORDER BY effective_from LIMIT 1) AS first,
      horizon AS last
    FROM cell WHERE revisions > 0
  )`,
  RECORDED: `SELECT
    (SELECT ${recordedDay} FROM revision WHERE recorded_at > 0 AND ${stands("revision")} ORDER BY recorded_at LIMIT 1) AS first,
    (SELECT ${recordedDay} FROM revision WHERE recorded_at > 0 AND ${stands("revision")} ORDER BY recorded_at DESC LIMIT 1) AS last`,
};

/** The cells of the requirements named, with the group that each counts to; CROSS JOIN keeps this order. */
const cells = `json_each(@groups) AS wanted
  CROSS JOIN cell ON cell.requirement = wanted.key AND cell.revisions > 0 AND cell.layer = coalesce(@layer, cell.layer)`;

const inRange = {
  EFFECTIVE: `${cells} CROSS JOIN revision INDEXED BY revision_effective ON revision.layer = cell.layer
    AND revision.requirement = cell.requirement AND revision.effective_from BETWEEN @from AND @until`,
  RECORDED: `revision INDEXED BY revision_recorded
    CROSS JOIN json_each(@groups) AS wanted ON wanted.key = revision.requirement`,
};

const condition = {
  EFFECTIVE: stands("revision"),
  RECORDED: `${stands("revision")} AND revision.recorded_at >= @since AND revision.recorded_at < @before
    AND revision.layer = coalesce(@layer, revision.layer)`,
};

const tallySql = {
  EFFECTIVE: tallySqlOf("EFFECTIVE", "revision.effective_from"),
  RECORDED: tallySqlOf("RECORDED", recordedDay),
};

function tallySqlOf(axis: "EFFECTIVE" | "RECORDED", day: string): string {
  return `SELECT substr(${day}, 1, @digits) AS period, revision.layer, wanted.value AS "group", count(*) AS revisions
    FROM ${inRange[axis]} WHERE ${condition[axis]} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
}

const byChangeSql = {
  EFFECTIVE: byChangeSqlOf("EFFECTIVE"),
  RECORDED: byChangeSqlOf("RECORDED"),
};

function byChangeSqlOf(axis: "EFFECTIVE" | "RECORDED"): string {
  return `SELECT revision.change_number AS changeNumber, count(*) AS revisions
    FROM ${inRange[axis]} WHERE ${condition[axis]} GROUP BY 1 ORDER BY 1 DESC LIMIT @most`;
}
