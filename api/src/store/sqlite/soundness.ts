import { layers, storedChangeStatuses } from "@beian/drizzle/kinds";
import type { SchemaObject, SoundnessReads } from "../ports/soundness.ts";
import type { Connection } from "./connection.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";
import { stands } from "./stands.ts";
import { layerOf } from "./stored-values.ts";

/** Whether guards and counts are what they were made as, for whoever verifies a database. */
export function soundnessReads(connection: Connection, migrationsFolder?: string): SoundnessReads {
  return {
    async changeRevisedWithout(action) {
      return connection.prepare<{ changeNumber: number }>(revisedWithoutSql).get({ action })?.changeNumber ?? null;
    },
    async cellAtOdds() {
      const row = connection.prepare<{ layer: string; requirement: string }>(atOddsSql).get({});
      return row ? { layer: layerOf(row.layer), requirement: row.requirement } : null;
    },
    async schemaAtOdds() {
      const made = objectsAsMade(migrationsFolder);
      const present = objectsOf(connection);
      for (const [key, object] of made) {
        const there = present.get(key);
        if (!there) return { ...objectNamed(object), fault: "MISSING" };
        if (there.sql !== object.sql) return { ...objectNamed(object), fault: "ALTERED" };
      }
      for (const [key, object] of present) if (!made.has(key)) return { ...objectNamed(object), fault: "ADDED" };
      return null;
    },
    async tallyAtOdds() {
      return connection.prepare<{ table: string; key: string }>(tallySql).get({}) ?? null;
    },
  };
}

interface WrittenObject extends SchemaObject {
  readonly sql: string;
}

/** Tables, indices and triggers as the migrations make them. */
function objectsAsMade(migrationsFolder: string | undefined): ReadonlyMap<string, WrittenObject> {
  const fresh = connect(":memory:", { patience: 0 });
  try {
    migrate(fresh, ":memory:", migrationsFolder);
    return objectsOf(fresh);
  } finally {
    fresh.sqlite.close();
  }
}

/** All but SQLite's own, and the record of migrations, which is compared whenever a database is brought up to date. */
function objectsOf({ sqlite }: Connection): ReadonlyMap<string, WrittenObject> {
  const rows = sqlite
    .prepare<[], WrittenObject>(
      `SELECT type, name, sql FROM sqlite_schema
      WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '__drizzle_migrations' ORDER BY type DESC, name`,
    )
    .all();
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, row]));
}

function objectNamed({ type, name }: SchemaObject): SchemaObject {
  return { type, name };
}

const listed = (texts: readonly string[]) => texts.map((text) => `('${text}')`).join(", ");

// A province's version counts the publications that touched it; one that touches the whole country counts once, as one
// that defines something does. One that cancels touches what the cancelled one did.
const tallySql = `WITH touched AS MATERIALIZED (
    SELECT DISTINCT layer, change_number FROM revision UNION SELECT 'CN', change_number FROM definition_revision
    UNION SELECT revision.layer, cancellation.change_number FROM cancellation JOIN revision ON revision.change_number = cancelled
    UNION SELECT 'CN', cancellation.change_number FROM cancellation
      JOIN definition_revision ON definition_revision.change_number = cancelled
  ),
  countrywide AS MATERIALIZED (SELECT change_number FROM touched WHERE layer = 'CN'),
  own AS MATERIALIZED (
    SELECT layer, count(*) AS changes FROM touched
    WHERE layer <> 'CN' AND change_number NOT IN (SELECT change_number FROM countrywide) GROUP BY layer
  ),
  known_status (status) AS (VALUES ${listed(storedChangeStatuses)}),
  known_layer (layer) AS (VALUES ${listed(layers.filter((layer) => layer !== "CN"))})
SELECT 'change_tally' AS "table", status AS "key" FROM known_status LEFT JOIN change_tally USING (status)
  WHERE changes IS NOT (SELECT count(*) FROM change WHERE change.status = known_status.status)
UNION ALL SELECT 'change_tally', status FROM change_tally WHERE status NOT IN (SELECT status FROM known_status)
UNION ALL SELECT 'province_version', known_layer.layer
  FROM known_layer LEFT JOIN province_version ON province = known_layer.layer LEFT JOIN own ON own.layer = known_layer.layer
  WHERE version IS NOT coalesce(own.changes, 0) + (SELECT count(*) FROM countrywide)
UNION ALL SELECT 'definition', requirement FROM definition WHERE
  first_revision IS NOT (SELECT min(id) FROM definition_revision AS own WHERE own.requirement = definition.requirement)
  OR latest_revision IS NOT (SELECT max(id) FROM definition_revision AS own WHERE own.requirement = definition.requirement)
UNION ALL SELECT 'definition', requirement FROM definition_revision
  WHERE requirement NOT IN (SELECT requirement FROM definition)
UNION ALL SELECT 'void_revision', CAST(revision.id AS TEXT) FROM revision JOIN cancellation ON cancelled = revision.change_number
  WHERE NOT EXISTS (SELECT 1 FROM void_revision AS void WHERE void.revision = revision.id AND void.cancellation = cancellation.id
    AND void.layer = revision.layer AND void.requirement = revision.requirement)
UNION ALL SELECT 'void_revision', CAST(void.revision AS TEXT) FROM void_revision AS void WHERE NOT EXISTS (
    SELECT 1 FROM revision JOIN cancellation ON cancelled = revision.change_number
    WHERE revision.id = void.revision AND cancellation.id = void.cancellation)
UNION ALL SELECT 'province_version', province FROM province_version
  WHERE province NOT IN (SELECT layer FROM known_layer)
LIMIT 1`;

// These two walk through all of history, for whoever verifies it.
const revisedWithoutSql = `SELECT change_number AS changeNumber FROM (SELECT change_number FROM revision UNION SELECT change_number FROM definition_revision
  UNION SELECT change_number FROM cancellation) AS revised
WHERE NOT EXISTS (
  SELECT 1 FROM audit_event WHERE audit_event.change_number = revised.change_number AND action = @action
    AND details ->> 'refused' IS NULL
) LIMIT 1`;

const ofCell = "revision.layer = cell.layer AND revision.requirement = cell.requirement";

const atOddsSql = `SELECT layer, requirement FROM cell WHERE
  latest_revision IS NOT (SELECT max(id) FROM revision WHERE ${ofCell} AND ${stands("revision")})
  OR revisions IS NOT (SELECT count(*) FROM revision WHERE ${ofCell})
  OR inherited IS NOT (
    SELECT count(*) FROM inherited_revision WHERE province = cell.layer AND requirement = cell.requirement
  )
  OR NOT iif(horizon IS NULL,
    coalesce(standing_revision, standing_content, standing_recorded_at) IS NULL
      AND NOT EXISTS (SELECT 1 FROM revision WHERE ${ofCell} AND ${stands("revision")}),
    EXISTS (
      SELECT 1 FROM (
        SELECT id, content, effective_from, recorded_at FROM revision WHERE ${ofCell} AND ${stands("revision")}
        ORDER BY effective_from DESC, id DESC LIMIT 1
      ) WHERE id IS standing_revision AND content IS standing_content AND effective_from IS horizon
        AND recorded_at IS standing_recorded_at
    ))
UNION ALL
SELECT DISTINCT layer, requirement FROM revision WHERE NOT EXISTS (
  SELECT 1 FROM cell WHERE ${ofCell}
)
LIMIT 1`;
