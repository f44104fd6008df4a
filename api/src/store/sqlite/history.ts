/*
 * How history is read. Four facts carry all of it; drizzle/guards.md says how the database keeps them.
 *
 * 1. Numbers follow recorded times, so what was known at an instant is what is numbered up to one number (`upTo`), which one
 *    probe of the index on times finds. No statement compares times after that.
 * 2. A cell's row says what holds from its horizon on, the latest day on which anything of it takes effect. Where all of
 *    history is known, and the day asked for is no earlier than the horizon, the row is the answer, whatever lies behind it;
 *    an earlier day is one probe of the cell's own dates away (`standingSql`).
 * 3. A revision remembers the horizon of its time. Where only part of history is known, the newest revision known tells
 *    whether anything still lay ahead then, and mostly is the answer itself (`pastSql`). Nothing walks through what was
 *    recorded since, so that the past costs as much as ever, however much came later.
 * 4. `until` is the first day after the one asked for on which the cell changes, as known then: it is what lets a rule book
 *    be used until its next change without looking again.
 *
 * What to hold to: one statement a question, however many cells it has, in the order given; the two statements of
 * `revisionsInForce` in one read transaction; every probe along an index of the cell's own (plans.test.ts asserts them). The
 * functions are asynchronous for the port's sake alone: here each answers before anything else can run.
 */
import { provinceVersion } from "@beian/drizzle/schema";
import type { CellInForce, PlainDate, Revision } from "@beian/shared";
import { keyOf } from "../../key-of.ts";
import { cursorOfEffect, effectAt } from "../cursors.ts";
import type { Cell, HistoryReads, RecordedRevision } from "../ports/history.ts";
import type { Connection } from "./connection.ts";
import { historyPages } from "./history-page.ts";
import { contentOf, layerOf, provinceCodeOf } from "./stored-values.ts";
import { timelineReads } from "./timeline.ts";

/** Reads of history that know their cells or numbers: each costs a few probes of an index a cell, however long it grows. */
export function historyReads(connection: Connection): HistoryReads {
  const latest = connection.prepare<{ recordedAt: number | null }>(latestSql);
  const extent = connection.prepare<{ upTo: number | null; knownOn: string | null; last: number | null }>(extentSql);
  const standing = connection.prepare<InForceRow>(standingSql);
  const past = connection.prepare<InForceRow>(pastSql);
  const latestOfCells = connection.prepare<RevisionRow>(latestOfCellsSql);
  const cells = connection.prepare<{ layer: string; requirement: string }>(recordedCellsSql);
  const byId = connection.prepare<RevisionRow>(byIdSql);
  const last = connection.prepare<RevisionRow>(lastSql);
  const lastOfChange = connection.prepare<RevisionRow>(lastOfChangeSql);
  const after = connection.prepare<RevisionRow>(
    `SELECT ${revisionColumns} FROM revision WHERE id > @revision ORDER BY id LIMIT @limit`,
  );

  // In one read transaction, so that nothing is recorded between the two statements.
  const inForce = connection.sqlite.transaction((wanted: readonly Cell[], asOf: PlainDate, knownAt: number) => {
    const { upTo = null, knownOn = null, last = null } = extent.get({ knownAt }) ?? {};
    const parameters = { cells: pairs(wanted), asOf };
    return upTo === last ? standing.all(parameters) : past.all({ ...parameters, upTo: upTo ?? 0, knownOn });
  });

  const versions = connection.orm.select().from(provinceVersion).prepare();
  const revisions: HistoryReads["revisions"] = async (ids) => {
    const rows = new Map(byId.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, recordedRevisionOf(row)]));
    return ids.map((id) => rows.get(id) ?? null);
  };

  return {
    ...historyPages(connection, revisions),
    ...timelineReads(connection),
    revisions,
    async last(changeNumber) {
      const row = changeNumber === undefined ? last.get({}) : lastOfChange.get({ changeNumber });
      return row ? recordedRevisionOf(row) : null;
    },
    async recordedAfter(revision, limit) {
      return after.all({ revision, limit }).map(recordedRevisionOf);
    },
    async cursorAt(place) {
      return cursorOfEffect(place);
    },
    async placeAt(cursor) {
      return effectAt(cursor);
    },
    async latestRecordedAt(knownAt = Number.MAX_SAFE_INTEGER) {
      return latest.get({ knownAt })?.recordedAt ?? null;
    },
    async revisionsInForce(wanted, asOf, knownAt) {
      return inForce(wanted, asOf, knownAt).map(cellInForceOf);
    },
    async latestRevisions(wanted) {
      const rows = new Map(
        latestOfCells.all({ cells: pairs(wanted) }).map((row) => [keyOf(row.layer, row.requirement), row]),
      );
      return wanted.map(({ layer, requirement }) => {
        const row = rows.get(keyOf(layer, requirement));
        return row ? recordedRevisionOf(row) : null;
      });
    },
    async recordedCells() {
      return cells.all({}).map(({ layer, requirement }) => ({ layer: layerOf(layer), requirement }));
    },
    async provinceVersions() {
      return new Map(versions.all().map(({ province, version }) => [provinceCodeOf(province), version]));
    },
  };
}

export const revisionColumns = `revision.id, revision.layer, revision.requirement, revision.content,
  revision.effective_from AS effectiveFrom, revision.recorded_at AS recordedAt,
  revision.change_number AS changeNumber, revision.correction`;

export interface RevisionRow {
  readonly id: number;
  readonly layer: string;
  readonly requirement: string;
  readonly content: string | null;
  readonly effectiveFrom: string;
  readonly recordedAt: number;
  readonly changeNumber: number;
  readonly correction: number;
}

export function recordedRevisionOf(row: RevisionRow): RecordedRevision {
  return {
    id: row.id,
    layer: layerOf(row.layer),
    requirement: row.requirement,
    content: contentOf(row.content),
    effectiveFrom: row.effectiveFrom,
    recordedAt: row.recordedAt,
    changeNumber: row.changeNumber,
    correction: row.correction === 1,
  };
}

// Of rules and definitions alike: a book depends on both.
const latestSql = `SELECT max(recordedAt) AS recordedAt FROM (
  SELECT (SELECT recorded_at FROM revision WHERE recorded_at <= @knownAt
    ORDER BY recorded_at DESC LIMIT 1) AS recordedAt
  UNION ALL SELECT (SELECT recorded_at FROM definition_revision WHERE recorded_at <= @knownAt
    ORDER BY recorded_at DESC LIMIT 1)
)`;

// Numbers grow with recorded times, so what was known at an instant is what is numbered up to this one.
// The day is Beijing's, and only a guess at how far the dates known then reach.
const extentSql = `SELECT upTo, date(recorded_at / 1000, 'unixepoch', '+8 hours') AS knownOn,
  (SELECT max(id) FROM revision) AS last
FROM (SELECT (
  SELECT id FROM revision WHERE recorded_at <= @knownAt ORDER BY recorded_at DESC, id DESC LIMIT 1
) AS upTo) LEFT JOIN revision ON revision.id = upTo`;

const given = `given AS (
  SELECT key AS place, value ->> 0 AS layer, value ->> 1 AS requirement FROM json_each(@cells)
)`;

// With all of history known, a day on or after a cell's latest effective date finds the answer in the cell itself, at the
// same cost however long history is; an earlier day is one probe away.
const standingSql = `WITH ${given}
SELECT given.layer, given.requirement,
  CASE WHEN cell.horizon > @asOf THEN (
    SELECT next.effective_from FROM revision AS next
    WHERE next.layer = given.layer AND next.requirement = given.requirement AND next.effective_from > @asOf
    ORDER BY next.effective_from LIMIT 1
  ) END AS until,
  iif(cell.horizon <= @asOf, cell.standing_revision, revision.id) AS id,
  iif(cell.horizon <= @asOf, cell.standing_content, revision.content) AS content,
  iif(cell.horizon <= @asOf, cell.horizon, revision.effective_from) AS effectiveFrom,
  iif(cell.horizon <= @asOf, cell.standing_recorded_at, revision.recorded_at) AS recordedAt
FROM given
  LEFT JOIN cell ON cell.layer = given.layer AND cell.requirement = given.requirement
  LEFT JOIN revision ON revision.id = CASE WHEN cell.horizon > @asOf THEN (
    SELECT held.id FROM revision AS held
    WHERE held.layer = given.layer AND held.requirement = given.requirement AND held.effective_from <= @asOf
    ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
  ) END
ORDER BY given.place`;

/** The revisions of the cell at hand that were known by then. */
const known = (cell: string) =>
  `revision.layer = ${cell}.layer AND revision.requirement = ${cell}.requirement AND revision.id <= @upTo`;

// The same as known in the past, in as few probes as a cell allows, none of which may search among the entries recorded
// since. Where something known takes effect between the day and the day of knowing, it bounds the search for what holds
// before it. Else the newest entry known tells the cell's horizon at that time, the latest effective date then known of it,
// and mostly is the answer itself: a day on or after the horizon has nothing ahead.
const pastSql = `WITH ${given}, ahead AS MATERIALIZED (
  SELECT place, layer, requirement, CASE WHEN @asOf < @knownOn THEN (
    SELECT revision.effective_from FROM revision
    WHERE ${known("given")} AND revision.effective_from > @asOf AND revision.effective_from <= @knownOn
    ORDER BY revision.effective_from LIMIT 1
  ) END AS next FROM given
), newest AS MATERIALIZED (
  SELECT place, layer, requirement, next, CASE WHEN next IS NULL THEN (
    SELECT revision.id FROM revision WHERE ${known("ahead")} ORDER BY revision.id DESC LIMIT 1
  ) END AS id FROM ahead
), horizon AS MATERIALIZED (
  SELECT newest.place, newest.layer, newest.requirement, next, newest.id,
    revision.horizon AS latest, revision.effective_from AS effective
  FROM newest LEFT JOIN revision ON revision.id = newest.id
), found AS MATERIALIZED (
  SELECT place, layer, requirement,
    CASE WHEN latest <= @asOf AND effective = latest THEN id
    WHEN latest <= @asOf THEN (
      SELECT revision.id FROM revision WHERE ${known("horizon")} AND revision.effective_from = latest
      ORDER BY revision.id DESC LIMIT 1
    ) WHEN next IS NOT NULL OR latest > @asOf THEN (
      SELECT revision.id FROM revision WHERE ${known("horizon")} AND revision.effective_from <= @asOf
      ORDER BY revision.effective_from DESC, revision.id DESC LIMIT 1
    ) END AS current,
    coalesce(next, CASE WHEN latest > @asOf THEN (
      SELECT revision.effective_from FROM revision WHERE ${known("horizon")} AND revision.effective_from > @asOf
      ORDER BY revision.effective_from LIMIT 1
    ) END) AS until
  FROM horizon
)
SELECT found.layer, found.requirement, found.until, revision.id, revision.content,
  revision.effective_from AS effectiveFrom, revision.recorded_at AS recordedAt
FROM found LEFT JOIN revision ON revision.id = found.current ORDER BY found.place`;

type InForceRow = {
  readonly layer: string;
  readonly requirement: string;
  readonly until: string | null;
  readonly content: string | null;
} & ({ readonly id: number; readonly effectiveFrom: string; readonly recordedAt: number } | { readonly id: null });

function cellInForceOf(row: InForceRow): CellInForce {
  const layer = layerOf(row.layer);
  const { requirement } = row;
  const revision: Revision | null =
    row.id === null
      ? null
      : {
          id: row.id,
          layer,
          requirement,
          content: contentOf(row.content),
          effectiveFrom: row.effectiveFrom,
          recordedAt: row.recordedAt,
        };
  const cell = { layer, requirement, revision };
  return row.until === null ? cell : { ...cell, until: row.until };
}

const latestOfCellsSql = `WITH ${given}
SELECT ${revisionColumns} FROM given
  JOIN cell ON cell.layer = given.layer AND cell.requirement = given.requirement
  JOIN revision ON revision.id = cell.latest_revision`;

const recordedCellsSql = `SELECT layer, requirement FROM cell WHERE revisions > 0`;

const lastSql = `SELECT ${revisionColumns} FROM revision WHERE id = (SELECT max(id) FROM revision)`;

const lastOfChangeSql = `SELECT ${revisionColumns} FROM revision WHERE change_number = @changeNumber
  ORDER BY id DESC LIMIT 1`;

const byIdSql = `SELECT ${revisionColumns} FROM json_each(@ids) AS wanted JOIN revision ON revision.id = wanted.value`;

function pairs(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(({ layer, requirement }) => [layer, requirement]));
}
