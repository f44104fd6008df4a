import { migrationsFolder } from "@beian/drizzle/migrations";
import Database from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";

/** How many schema versions were released so far: as many as there are migrations. */
export const releasedVersions = readMigrationFiles({ migrationsFolder }).length;

/** The header's mark of the product's own databases. */
const applicationId = 0x42656901;

/**
 * A database as a release of that schema version left it: made by the migrations of then, which never change, and filled
 * with all that a current database holds of the tables of then.
 */
export function makeReleasedDatabase(file: string, version: number, current: string): void {
  const database = new Database(file);
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("foreign_keys = OFF");
    database.exec("CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)");
    const record = database.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
    for (const migration of readMigrationFiles({ migrationsFolder }).slice(0, version)) {
      for (const statement of migration.sql) database.exec(statement);
      record.run(migration.hash, migration.folderMillis);
    }
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${version}`);
    fill(database, current);
    const dangling = database.pragma("foreign_key_check");
    if (!Array.isArray(dangling) || dangling.length > 0)
      throw new Error("the released database has dangling references");
  } finally {
    database.close();
  }
}

/** How many rows each table has. */
export function rowsOf(file: string): ReadonlyMap<string, number> {
  const database = new Database(file, { fileMustExist: true });
  try {
    return new Map(
      tablesOf(database).map((table) => [
        table,
        Number(database.prepare(`SELECT count(*) FROM main."${table}"`).pluck().get()),
      ]),
    );
  } finally {
    database.close();
  }
}

function fill(database: Database.Database, current: string): void {
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.prepare("ATTACH ? AS filled").run(current);
  for (const table of tablesOf(database)) {
    const columns = (schema: string) =>
      database.prepare<[string], string>(`SELECT name FROM pragma_table_info(?, '${schema}')`).pluck().all(table);
    const known = new Set(columns("filled"));
    const shared = columns("main")
      .filter((column) => known.has(column))
      .map((column) => `"${column}"`)
      .join(", ");
    database.exec(
      `DELETE FROM main."${table}"; INSERT INTO main."${table}" (${shared}) SELECT ${shared} FROM filled."${table}"`,
    );
  }
  database.exec("DETACH filled");
  for (const { sql } of triggers) database.exec(sql);
}

function tablesOf(database: Database.Database): readonly string[] {
  return database
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%drizzle%' ORDER BY name",
    )
    .pluck()
    .all();
}
