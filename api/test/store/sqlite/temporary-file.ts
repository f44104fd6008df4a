import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import type { SqliteStoreOptions } from "../../../src/store/sqlite/open.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";

/** A directory of the test's own, gone when it ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "beian-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A store on a new file, closed when the test ends. The clock stands at the instant given until it's moved. */
export async function temporaryStore(options: Partial<SqliteStoreOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const file = options.file ?? join(temporaryDirectory(), "beian.db");
  const open = async (more: Partial<SqliteStoreOptions> = {}) => {
    const store = await openSqliteStore({ file, now: () => new Date(clock.now), ...options, ...more });
    onTestFinished(() => store.close());
    return store;
  };
  return { file, clock, open, store: await open() };
}

/** Another program's connection to the file, with nothing of ours set. */
export function rawConnection(file: string, options: Database.Options = {}): Database.Database {
  const raw = new Database(file, options);
  onTestFinished(() => {
    raw.close();
  });
  return raw;
}
