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

export function definitionReads(connection: Connection): DefinitionReads {
  const inForce = connection.prepare<DefinitionRow & { readonly until: string | null }>(inForceSql);
  const latest = connection.prepare<DefinitionRow>(latestSql);
  const byId = connection.prepare<DefinitionRow>(byIdSql);
  const history = connection.prepare<DefinitionRow>(historySql);
  const edits = connection.prepare<EditRow>(editsSql);
  return {
    async inForce(asOf, knownAt) {
      return inForce.all({ asOf, knownAt }).flatMap(({ until, ...row }): readonly DefinitionInForce[] => {
        const recorded = recordedOf(row);
        const { content } = recorded;
        if (content === null) return [];
        const revision = { ...recorded, content };
        return [until === null ? { revision } : { revision, until }];
      });
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

function recordedOf({ content, correction, ...row }: DefinitionRow): RecordedDefinition {
  return { ...row, content: definitionOf(content), correction: correction === 1 };
}

const columns = `definition_revision.id, definition_revision.requirement, definition_revision.content,
  definition_revision.effective_from AS effectiveFrom, definition_revision.recorded_at AS recordedAt,
  definition_revision.change_number AS changeNumber, definition_revision.correction`;

/** Whether an entry stands, as known at the instant asked for: whether its change wasn't cancelled by then. */
const stands = (entry: string) => `NOT EXISTS (
    SELECT 1 FROM cancellation WHERE cancellation.cancelled = ${entry}.change_number AND cancellation.recorded_at <= @knownAt
  )`;

// A probe of its own dates for each that was ever defined: what a definition was before is looked through only where it
// was recorded later than the instant asked for.
const inForceSql = `SELECT ${columns}, (
    SELECT next.effective_from FROM definition_revision AS next
    WHERE next.requirement = definition.requirement AND next.effective_from > @asOf AND next.recorded_at <= @knownAt
      AND ${stands("next")}
    ORDER BY next.effective_from LIMIT 1
  ) AS until
FROM definition JOIN definition_revision ON definition_revision.id = (
  SELECT held.id FROM definition_revision AS held
  WHERE held.requirement = definition.requirement AND held.effective_from <= @asOf AND held.recorded_at <= @knownAt
    AND ${stands("held")}
  ORDER BY held.effective_from DESC, held.id DESC LIMIT 1
) ORDER BY (
  SELECT first.id FROM definition_revision AS first
  WHERE first.requirement = definition.requirement AND ${stands("first")} ORDER BY first.id LIMIT 1
)`;

const latestSql = `SELECT ${columns} FROM json_each(@requirements) AS wanted
  JOIN definition_revision ON definition_revision.id = (
    SELECT last.id FROM definition_revision AS last WHERE last.requirement = wanted.value
      AND NOT EXISTS (SELECT 1 FROM cancellation WHERE cancellation.cancelled = last.change_number)
    ORDER BY last.id DESC LIMIT 1
  )`;

const byIdSql = `SELECT ${columns} FROM json_each(@ids) AS wanted
  JOIN definition_revision ON definition_revision.id = wanted.value`;

const historySql = `SELECT ${columns} FROM definition_revision WHERE requirement = @requirement ORDER BY id DESC`;

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
