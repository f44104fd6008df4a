import { migrationsFolder as productMigrations } from "@beian/drizzle/migrations";
import type { MigrationMeta } from "drizzle-orm/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { StoreUnavailable } from "../ports/store-unavailable.ts";
import type { Connection } from "./connection.ts";
import { storeTrouble } from "./troubles.ts";

/** Marks the file as ours in SQLite's header, so that another program's database is never migrated: "Bei" and 1. */
const applicationId = 0x42656901;

/** What is worked out of other tables, and who is signed in: of any other no migration may lose a row. */
const madeAgain = new Set(["cell", "inherited_revision", "change_tally", "session", "verification"]);

/** Throws unless the database is a new one or one of ours that this code knows. Writes nothing. */
export function checkOrigin({ sqlite }: Connection, file: string, folder = productMigrations): void {
  const isNew = sqlite.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (isNew) return;
  if (sqlite.pragma("application_id", { simple: true }) !== applicationId)
    throw new StoreUnavailable("FOREIGN_DATABASE", file);
  if (schemaVersion(sqlite) > readMigrations(folder).length) throw new StoreUnavailable("NEWER", file);
}

/**
 * Brings the database up to date in one transaction, which also proves that no row, guard or reference was lost: a
 * migration that fails leaves the database as it was. Keeps drizzle-kit's own record of what was applied. It is not
 * Drizzle's migrate() because that checks nothing, and lets two processes begin the same migration.
 */
export function migrate(connection: Connection, file: string, folder = productMigrations): void {
  const { sqlite } = connection;
  const migrations = readMigrations(folder);
  // Rebuilding a table would empty those that refer to it; SQLite ignores this pragma inside a transaction.
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have migrated while this one waited for the lock.
    const done = schemaVersion(sqlite);
    if (done > migrations.length) throw new StoreUnavailable("NEWER", file);
    if (done === migrations.length) {
      // SQLite opens a file that it can't write for reading, and says so only when something is written.
      sqlite.pragma(`user_version = ${done}`);
      sqlite.exec("ROLLBACK");
      return;
    }
    applyAndProve(connection, migrations, done);
    sqlite.exec("COMMIT");
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    const trouble = storeTrouble(error, file);
    throw trouble instanceof StoreUnavailable ? trouble : new StoreUnavailable("MIGRATION", file, error);
  }
}

export function schemaVersion(sqlite: Connection["sqlite"]): number {
  return Number(sqlite.pragma("user_version", { simple: true }));
}

function readMigrations(folder: string): readonly MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: folder });
}

function applyAndProve({ sqlite }: Connection, migrations: readonly MigrationMeta[], done: number): void {
  sqlite.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
  );
  requireSameBeginning(sqlite, migrations, done);
  const before = inventory(sqlite);
  const record = sqlite.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)");
  for (const migration of migrations.slice(done)) {
    for (const statement of migration.sql) sqlite.exec(statement);
    record.run(migration.hash, migration.folderMillis);
  }
  const dangling = sqlite.pragma("foreign_key_check");
  if (Array.isArray(dangling) && dangling.length > 0) throw new Error(`${dangling.length} references lead nowhere`);
  requireNothingLost(before, inventory(sqlite));
  sqlite.pragma(`application_id = ${applicationId}`);
  sqlite.pragma(`user_version = ${migrations.length}`);
}

/** The migrations applied so far must be the first ones of those known: an edited one would go unnoticed. */
function requireSameBeginning(sqlite: Connection["sqlite"], migrations: readonly MigrationMeta[], done: number): void {
  const applied = sqlite.prepare<[], string>("SELECT hash FROM __drizzle_migrations ORDER BY created_at").pluck().all();
  const known = migrations.slice(0, done).map(({ hash }) => hash);
  if (applied.length !== done || applied.some((hash, index) => hash !== known[index]))
    throw new Error("the database has been through other migrations than these");
}

interface Inventory {
  readonly rows: ReadonlyMap<string, number>;
  readonly triggers: ReadonlySet<string>;
}

function inventory(sqlite: Connection["sqlite"]): Inventory {
  const names = (type: string) =>
    new Set(sqlite.prepare<[string], string>("SELECT name FROM sqlite_schema WHERE type = ?").pluck().all(type));
  const kept = [...names("table")].filter((name) => !madeAgain.has(name) && !name.startsWith("sqlite_"));
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
  return {
    rows: new Map(kept.map((table) => [table, count(table)])),
    triggers: names("trigger"),
  };
}

function requireNothingLost(before: Inventory, after: Inventory): void {
  for (const [table, rows] of before.rows) {
    const left = after.rows.get(table) ?? 0;
    if (left < rows) throw new Error(`${table} would keep ${left} of ${rows} rows`);
  }
  // Rebuilding a table drops its triggers without a word.
  const lost = [...before.triggers].filter((trigger) => !after.triggers.has(trigger));
  if (lost.length > 0) throw new Error(`these triggers would be lost: ${lost.join(", ")}`);
}
