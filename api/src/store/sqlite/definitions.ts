import { LRUCache } from "lru-cache";
import type { Key } from "../../key-of.ts";
import { keyOf } from "../../key-of.ts";
import type {
  DefinitionEditRecord,
  DefinitionInForce,
  DefinitionReads,
  DefinitionWrites,
  RecordedDefinition,
} from "../ports/definitions.ts";
import type { Connection } from "./connection.ts";
import { recordingInstant } from "./recording-instant.ts";
import { definitionOf, jsonOfDefinition } from "./stored-values.ts";

interface DefinitionRow {
  readonly id: number;
  readonly requirement: string;
  readonly content: string | null;
  readonly effectiveFrom: string;
  readonly recordedAt: number;
  readonly changeNumber: number;
  readonly correction: number;
}

/** More than are in force at once, with those of before. */
const contentsInMemory = 1_000;

export function definitionReads(connection: Connection): DefinitionReads {
  /** Nothing recorded is ever altered, and books ask for all of them again and again. */
  const contents = new LRUCache<Key, NonNullable<RecordedDefinition["content"]>>({ max: contentsInMemory });
  const recordedOf = ({ content, correction, ...row }: DefinitionRow): RecordedDefinition => {
    const read = contents.get(keyOf(row.id)) ?? definitionOf(content);
    if (read) contents.set(keyOf(row.id), read);
    return { ...row, content: read, correction: correction === 1 };
  };
  const inForce = connection.prepare<DefinitionRow & { readonly until: string | null }>(inForceSql);
  const everDefined = connection.prepare<DefinitionRow>(everDefinedSql);
  const heldAt = connection.prepare<DefinitionRow & { readonly place: number }>(heldAtSql);
  const first = connection.prepare<{ changeNumber: number }>(
    "SELECT change_number AS changeNumber FROM definition_revision WHERE id = (SELECT min(id) FROM definition_revision)",
  );
  const state = connection.prepare<{ id: number }>(
    "SELECT max(coalesce((SELECT max(id) FROM definition_revision), 0), coalesce((SELECT max(id) FROM cancellation), 0)) AS id",
  );
  const latest = connection.prepare<DefinitionRow>(latestSql);
  const byId = connection.prepare<DefinitionRow>(byIdSql);
  const history = connection.prepare<DefinitionRow>(historySql);
  const ofChange = connection.prepare<DefinitionRow>(ofChangeSql);
  const edits = connection.prepare<EditRow>(editsSql);
  return {
    async inForce(asOf, knownAt, without) {
      return inForce
        .all({ asOf, knownAt, without: without ?? null })
        .flatMap(({ until, ...row }): readonly DefinitionInForce[] => {
          const revision = definingOf(recordedOf(row));
          if (revision === null) return [];
          return [until === null ? { revision } : { revision, until }];
        });
    },
    async everDefined(asOf) {
      return everDefined.all({ asOf }).flatMap((row) => definingOf(recordedOf(row)) ?? []);
    },
    async heldAt(moments) {
      const places = moments.map(({ requirement, asOf, knownAt }) => [requirement, asOf, knownAt]);
      const rows = new Map(
        heldAt.all({ places: JSON.stringify(places) }).map(({ place, ...row }) => [place, recordedOf(row)]),
      );
      return moments.map((_, place) => rows.get(place) ?? null);
    },
    async firstChange() {
      return first.get({})?.changeNumber ?? null;
    },
    async state() {
      return state.get({})?.id ?? 0;
    },
    async latest(requirements) {
      const rows = latest.all({ requirements: JSON.stringify(requirements) });
      const found = new Map(rows.map((row) => [row.requirement, recordedOf(row)]));
      return requirements.map((requirement) => found.get(requirement) ?? null);
    },
    async byId(ids) {
      const rows = new Map(byId.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, recordedOf(row)]));
      return ids.map((id) => rows.get(id) ?? null);
    },
    async historyOf(requirement) {
      return history.all({ requirement }).map(recordedOf);
    },
    async ofChange(changeNumber) {
      return ofChange.all({ changeNumber }).map(recordedOf);
    },
    async editsOf(changeNumbers) {
      const parts = new Map<number, DefinitionEditRecord[]>(changeNumbers.map((number) => [number, []]));
      for (const { changeNumber, content, ...rest } of edits.all({ numbers: JSON.stringify(changeNumbers) }))
        parts.get(changeNumber)?.push({ ...rest, content: definitionOf(content) });
      return parts;
    },
  };
}

export function definitionWrites(connection: Connection): (at: number) => DefinitionWrites {
  const append = connection.prepare<{ id: number }>(appendSql);
  const instantAt = recordingInstant(connection);
  const put = connection.prepare(putEditsSql);
  const drop = connection.prepare(dropEditsSql);
  return (at) => ({
    async append(changeNumber, revisions) {
      const recordedAt = instantAt(at, changeNumber);
      // One by one: the number of each is the next of both histories.
      return revisions.map((revision): RecordedDefinition => {
        const { content, correction, ...rest } = revision;
        const written = { ...rest, content: jsonOfDefinition(content), correction: Number(correction) };
        const row = append.get({ ...written, recordedAt, changeNumber });
        if (!row) throw new Error("a definition without a number");
        return { id: row.id, ...revision, recordedAt, changeNumber };
      });
    },
    async putEdits(changeNumber, edits) {
      const written = edits.map(({ content, ...rest }) => ({ ...rest, content: jsonOfDefinition(content) }));
      put.run({ changeNumber, edits: JSON.stringify(written), at });
    },
    async dropEdits(changeNumber, requirements) {
      drop.run({ changeNumber, requirements: JSON.stringify(requirements) });
    },
  });
}

interface EditRow extends Omit<DefinitionEditRecord, "content"> {
  readonly changeNumber: number;
  readonly content: string | null;
}

function definingOf(recorded: RecordedDefinition): DefinitionInForce["revision"] | null {
  const { content } = recorded;
  return content === null ? null : { ...recorded, content };
}

const columns = `definition_revision.id, definition_revision.requirement, definition_revision.content,
  definition_revision.effective_from AS effectiveFrom, definition_revision.recorded_at AS recordedAt,
  definition_revision.change_number AS changeNumber, definition_revision.correction`;

/** Whether an entry stands, as known at the instant asked for: whether its change wasn't cancelled by then. */
const stands = (entry: string, knownAt = "@knownAt") => `NOT EXISTS (
    SELECT 1 FROM cancellation WHERE cancellation.cancelled = ${entry}.change_number AND cancellation.recorded_at <= ${knownAt}
  )`;

/** The same as known now. */
const standsNow = (entry: string) => `NOT EXISTS (
    SELECT 1 FROM cancellation WHERE cancellation.cancelled = ${entry}.change_number
  )`;

/** And isn't left out by whoever asks. */
const counts = (entry: string) => `${stands(entry)} AND (@without IS NULL OR ${entry}.change_number <> @without)`;

// A probe of its own dates for each that was ever defined: what a definition was before is looked through only where it
// was recorded later than the instant asked for.
const inForceSql = `SELECT ${columns}, (
    SELECT next.effective_from FROM definition_revision AS next
    WHERE next.requirement = definition.requirement AND next.effective_from > @asOf AND next.recorded_at <= @knownAt
      AND ${counts("next")}
    ORDER BY next.effective_from LIMIT 1
  ) AS until
FROM definition JOIN definition_revision ON definition_revision.id = (
  SELECT held.id FROM definition_revision AS held
  WHERE held.requirement = definition.requirement AND held.effective_from <= @asOf AND held.recorded_at <= @knownAt
    AND ${counts("held")}
  ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
) ORDER BY (
  SELECT first.id FROM definition_revision AS first
  WHERE first.requirement = definition.requirement AND ${counts("first")} ORDER BY first.id LIMIT 1
)`;

const everDefinedSql = `SELECT ${columns} FROM definition JOIN definition_revision ON definition_revision.id = coalesce((
  SELECT iif(held.content IS NULL, NULL, held.id) FROM definition_revision AS held
  WHERE held.requirement = definition.requirement AND held.effective_from <= @asOf AND ${standsNow("held")}
  ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
), (
  SELECT said.id FROM definition_revision AS said
  WHERE said.requirement = definition.requirement AND said.content IS NOT NULL
  ORDER BY ${standsNow("said")} DESC, said.id DESC LIMIT 1
)) ORDER BY definition.first_revision`;

const heldAtSql = `SELECT given.key AS place, ${columns} FROM json_each(@places) AS given
  JOIN definition_revision ON definition_revision.id = (
    SELECT held.id FROM definition_revision AS held
    WHERE held.requirement = given.value ->> 0 AND held.effective_from <= given.value ->> 1
      AND held.recorded_at <= given.value ->> 2 AND ${stands("held", "given.value ->> 2")}
    ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
  )`;

const latestSql = `SELECT ${columns} FROM json_each(@requirements) AS wanted
  JOIN definition_revision ON definition_revision.id = (
    SELECT last.id FROM definition_revision AS last WHERE last.requirement = wanted.value
      AND ${standsNow("last")}
    ORDER BY last.id DESC LIMIT 1
  )`;

const byIdSql = `SELECT ${columns} FROM json_each(@ids) AS wanted
  JOIN definition_revision ON definition_revision.id = wanted.value`;

const historySql = `SELECT ${columns} FROM definition_revision WHERE requirement = @requirement
  AND ${standsNow("definition_revision")} ORDER BY id DESC`;

const ofChangeSql = `SELECT ${columns} FROM definition_revision WHERE change_number = @changeNumber ORDER BY id`;

const editsSql = `SELECT change_number AS changeNumber, requirement, content, base_revision AS baseRevision,
    edited_by AS editedBy, edited_at AS editedAt
  FROM json_each(@numbers) AS wanted JOIN definition_edit ON definition_edit.change_number = wanted.value
  ORDER BY requirement`;

const appendSql = `INSERT INTO definition_revision
  (id, requirement, content, effective_from, recorded_at, change_number, correction)
  VALUES (1 + max(
    coalesce((SELECT max(id) FROM revision), 0), coalesce((SELECT max(id) FROM definition_revision), 0),
    coalesce((SELECT max(id) FROM cancellation), 0)
  ), @requirement, @content, @effectiveFrom, @recordedAt, @changeNumber, @correction)
  RETURNING id`;

// WHERE parts ON CONFLICT from a join.
const putEditsSql = `INSERT INTO definition_edit (change_number, requirement, content, base_revision, edited_by, edited_at)
  SELECT @changeNumber, value ->> 'requirement', value ->> 'content', value ->> 'baseRevision', value ->> 'editedBy', @at
  FROM json_each(@edits) WHERE true ORDER BY key
  ON CONFLICT (change_number, requirement) DO UPDATE SET content = excluded.content,
    base_revision = excluded.base_revision, edited_by = excluded.edited_by, edited_at = excluded.edited_at`;

const dropEditsSql = `DELETE FROM definition_edit WHERE change_number = @changeNumber
  AND requirement IN (SELECT value FROM json_each(@requirements))`;
