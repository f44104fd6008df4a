import { layers, storedChangeStatuses } from "@beian/drizzle/schema";
import type { SchemaObject } from "../records.ts";
import type { StoreReads } from "../store.ts";
import type { Connection } from "./connection.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrate.ts";

/** Whether guards and counts are what they were made as, for whoever verifies a database. */
export function soundnessReads(
  connection: Connection,
  migrationsFolder?: string,
): Pick<StoreReads, "schemaAtOdds" | "tallyAtOdds" | "rulebookEditionsAfter"> {
  return {
    async schemaAtOdds() {
      const made = objectsAsMade(migrationsFolder);
      const present = objectsOf(connection);
      for (const [key, object] of made) {
        const there = present.get(key);
        if (!there) return { ...nameOf(object), fault: "MISSING" };
        if (there.sql !== object.sql) return { ...nameOf(object), fault: "ALTERED" };
      }
      for (const [key, object] of present) if (!made.has(key)) return { ...nameOf(object), fault: "ADDED" };
      return null;
    },
    async tallyAtOdds() {
      return connection.prepare<{ table: string; key: string }>(tallySql).get({}) ?? null;
    },
    async rulebookEditionsAfter(digest, limit) {
      return connection
        .prepare<{ digest: string; asOf: string; knownAt: number }>(
          `SELECT digest, as_of AS asOf, known_at AS knownAt FROM rulebook_edition
          WHERE digest > @digest ORDER BY digest LIMIT @limit`,
        )
        .all({ digest, limit });
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

function nameOf({ type, name }: SchemaObject): SchemaObject {
  return { type, name };
}

const listed = (texts: readonly string[]) => texts.map((text) => `('${text}')`).join(", ");

// A province's version counts the publications that touched it; one that touches the whole country counts once.
const tallySql = `WITH touched AS MATERIALIZED (SELECT DISTINCT layer, change_number FROM revision),
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
UNION ALL SELECT 'province_version', province FROM province_version
  WHERE province NOT IN (SELECT layer FROM known_layer)
LIMIT 1`;
