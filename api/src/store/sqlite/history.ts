/*
 * How history is read. Five facts carry all of it; drizzle/guards.md says how the database keeps them.
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
 * 5. What was cancelled is void: passed over wherever its cancellation is known, and there alone. A cancellation has a number of
 *    the same counter, leaves its cells standing as without it, and notes their horizon from then on (`void_revision`), so that
 *    whichever is newer, it or the newest revision known, tells whether anything lay ahead.
 *
 * What to hold to: one statement a question, however many cells it has, in the order given; the two statements of
 * `revisionsInForce` in one read transaction; every probe along an index of the cell's own (plans.test.ts asserts them). The
 * functions are asynchronous for the port's sake alone: here each answers before anything else can run.
 */
import { provinceVersion } from "@beian/drizzle/schema";
import type { CellInForce, PlainDate, Revision } from "@beian/shared";
import { keyOf } from "../../key-of.ts";
import { cursorOfEffect, effectAt } from "../cursors.ts";
import type { Cell, HistoryReads, RecordedEntry, RecordedRevision } from "../ports/history.ts";
import type { Connection } from "./connection.ts";
import { historyPages } from "./history-page.ts";
import { stands } from "./stands.ts";
import { contentOf, layerOf, provinceCodeOf } from "./stored-values.ts";
import { timelineReads } from "./timeline.ts";

/** Reads of history that know their cells or numbers: each costs a few probes of an index a cell, however long it grows. */
export function historyReads(connection: Connection): HistoryReads {
  const latest = connection.prepare<{ recordedAt: number | null }>(latestSql);
  const extent = connection.prepare<{ upTo: number | null; knownOn: string | null; last: number | null }>(extentSql);
  const standing = connection.prepare<InForceRow>(standingSql);
  const past = connection.prepare<InForceRow>(pastSql);
  const courses = connection.prepare<RevisionRow & { readonly place: number }>(coursesSql);
  const latestOfCells = connection.prepare<RevisionRow>(latestOfCellsSql);
  const cells = connection.prepare<{ layer: string; requirement: string }>(recordedCellsSql);
  const byId = connection.prepare<RevisionRow>(byIdSql);
  const last = connection.prepare<RecordedEntry>(lastSql);
  const lastOfChange = connection.prepare<RecordedEntry>(lastOfChangeSql);
  const entryById = connection.prepare<RecordedEntry>(entrySql);
  const after = connection.prepare<RecordedEntry>(afterSql);
  const values = connection.prepare<{ value: string }>(valuesSql);

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
    async valuesOf(requirement) {
      return values.all({ requirement }).map(({ value }) => JSON.parse(value));
    },
    async last(changeNumber) {
      return (changeNumber === undefined ? last.get({}) : lastOfChange.get({ changeNumber })) ?? null;
    },
    async entry(id) {
      return entryById.get({ id }) ?? null;
    },
    async recordedAfter(entry, limit) {
      return after.all({ entry, limit });
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
    async courses(wanted, from, { without = null, below = null } = {}) {
      const found = wanted.map((): RecordedRevision[] => []);
      for (const row of courses.all({ cells: pairs(wanted), from, without, below }))
        found[row.place]?.push(recordedRevisionOf(row));
      return found;
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

// Of rules, definitions and cancellations alike: a book depends on all of them.
const latestSql = `SELECT max(recordedAt) AS recordedAt FROM (
  SELECT (SELECT recorded_at FROM revision WHERE recorded_at <= @knownAt
    ORDER BY recorded_at DESC LIMIT 1) AS recordedAt
  UNION ALL SELECT (SELECT recorded_at FROM definition_revision WHERE recorded_at <= @knownAt
    ORDER BY recorded_at DESC LIMIT 1)
  UNION ALL SELECT (SELECT recorded_at FROM cancellation WHERE recorded_at <= @knownAt
    ORDER BY recorded_at DESC LIMIT 1)
)`;

// Numbers grow with recorded times, so what was known at an instant is what is numbered up to this one.
// The day is Beijing's, and only a guess at how far the dates known then reach.
const extentSql = `SELECT max(upTo) AS upTo, date(max(recordedAt) / 1000, 'unixepoch', '+8 hours') AS knownOn,
  nullif(max(coalesce((SELECT max(id) FROM revision), 0), coalesce((SELECT max(id) FROM cancellation), 0)), 0) AS last
FROM (
  SELECT * FROM (SELECT id AS upTo, recorded_at AS recordedAt FROM revision
    WHERE recorded_at <= @knownAt ORDER BY recorded_at DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS upTo, recorded_at AS recordedAt FROM cancellation
    WHERE recorded_at <= @knownAt ORDER BY recorded_at DESC LIMIT 1)
)`;

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
      AND ${stands("next")}
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
      AND ${stands("held")}
    ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
  ) END
ORDER BY given.place`;

/** The revisions of the cell at hand that were known by then. */
const known = (cell: string) =>
  `revision.layer = ${cell}.layer AND revision.requirement = ${cell}.requirement AND revision.id <= @upTo`;

/** Those of them that stood then. */
const stood = (cell: string) => `${known(cell)} AND NOT EXISTS (
    SELECT 1 FROM void_revision AS gone WHERE gone.revision = revision.id AND gone.cancellation <= @upTo
  )`;

// The same as known in the past, in as few probes as a cell allows, none of which may search among the entries recorded
// since. Where something known takes effect between the day and the day of knowing, it bounds the search for what holds
// before it. Else the newest entry known tells the cell's horizon at that time, the latest effective date then known of it,
// and mostly is the answer itself: a day on or after the horizon has nothing ahead.
const pastSql = `WITH ${given}, ahead AS MATERIALIZED (
  SELECT place, layer, requirement, CASE WHEN @asOf < @knownOn THEN (
    SELECT revision.effective_from FROM revision
    WHERE ${stood("given")} AND revision.effective_from > @asOf AND revision.effective_from <= @knownOn
    ORDER BY revision.effective_from LIMIT 1
  ) END AS next FROM given
), newest AS MATERIALIZED (
  SELECT place, layer, requirement, next, CASE WHEN next IS NULL THEN (
    SELECT revision.id FROM revision WHERE ${known("ahead")} ORDER BY revision.id DESC LIMIT 1
  ) END AS id, CASE WHEN next IS NULL THEN (
    SELECT void.revision FROM void_revision AS void
    WHERE void.layer = ahead.layer AND void.requirement = ahead.requirement AND void.cancellation <= @upTo
    ORDER BY void.cancellation DESC LIMIT 1
  ) END AS void FROM ahead
), horizon AS MATERIALIZED (
  SELECT newest.place, newest.layer, newest.requirement, next, newest.id,
    iif(void.cancellation > newest.id, void.horizon, revision.horizon) AS latest,
    iif(void.cancellation > newest.id, NULL, revision.effective_from) AS effective
  FROM newest LEFT JOIN revision ON revision.id = newest.id LEFT JOIN void_revision AS void ON void.revision = newest.void
), found AS MATERIALIZED (
  SELECT place, layer, requirement,
    CASE WHEN latest <= @asOf AND effective = latest THEN id
    WHEN latest <= @asOf THEN (
      SELECT revision.id FROM revision WHERE ${stood("horizon")} AND revision.effective_from = latest
      ORDER BY revision.id DESC LIMIT 1
    ) WHEN next IS NOT NULL OR latest > @asOf THEN (
      SELECT revision.id FROM revision WHERE ${stood("horizon")} AND revision.effective_from <= @asOf
      ORDER BY revision.effective_from DESC, revision.id DESC LIMIT 1
    ) END AS current,
    coalesce(next, CASE WHEN latest > @asOf THEN (
      SELECT revision.effective_from FROM revision WHERE ${stood("horizon")} AND revision.effective_from > @asOf
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

/** Whether a revision stands and isn't left out by whoever asks. */
const counts = (revision: string) => `${stands(revision)}
      AND (@without IS NULL OR ${revision}.change_number <> @without) AND (@below IS NULL OR ${revision}.id < @below)`;

// What holds on the day, then what takes over later; of one day the last recorded alone.
const coursesSql = `WITH ${given}
SELECT given.place, ${revisionColumns} FROM given CROSS JOIN revision ON revision.id IN (
  SELECT * FROM (
    SELECT held.id FROM revision AS held
    WHERE held.layer = given.layer AND held.requirement = given.requirement AND held.effective_from <= @from
      AND ${counts("held")}
    ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
  ) UNION ALL SELECT max(later.id) FROM revision AS later
  WHERE later.layer = given.layer AND later.requirement = given.requirement AND later.effective_from > @from
    AND ${counts("later")}
  GROUP BY later.effective_from
) ORDER BY given.place, revision.effective_from`;

const latestOfCellsSql = `WITH ${given}
SELECT ${revisionColumns} FROM given
  JOIN cell ON cell.layer = given.layer AND cell.requirement = given.requirement
  JOIN revision ON revision.id = cell.latest_revision`;

const recordedCellsSql = `SELECT layer, requirement FROM cell WHERE revisions > 0`;

/** Entries of both histories, the same probe in each. */
const entries = (condition: (history: string) => string) =>
  ["revision", "definition_revision"]
    .map(
      (history) => `SELECT id, effective_from AS effectiveFrom, recorded_at AS recordedAt,
  change_number AS changeNumber FROM ${history} WHERE ${condition(history)}`,
    )
    .join(" UNION ALL ");

const lastSql = `${entries((history) => `id = (SELECT max(id) FROM ${history})`)} ORDER BY id DESC LIMIT 1`;

const lastOfChangeSql = `${entries(() => "change_number = @changeNumber")} ORDER BY id DESC LIMIT 1`;

const entrySql = entries(() => "id = @id");

const afterSql = `${entries(() => "id > @entry")} ORDER BY id LIMIT @limit`;

const valuesSql = `SELECT DISTINCT content -> 'value' AS value FROM revision
  WHERE requirement = @requirement AND content IS NOT NULL`;

const byIdSql = `SELECT ${revisionColumns} FROM json_each(@ids) AS wanted JOIN revision ON revision.id = wanted.value`;

function pairs(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(({ layer, requirement }) => [layer, requirement]));
}
