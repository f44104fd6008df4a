import Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";

/** One connection: Drizzle for tables, and prepared SQL for what its builder can't say. */
export interface Connection {
  readonly sqlite: Database.Database;
  readonly orm: BetterSQLite3Database;
  /** Prepares a statement once, however often it's asked for. */
  prepare<Row>(sql: string): Database.Statement<[Parameters], Row>;
}

/** By name, as @name in the SQL. */
export type Parameters = Readonly<Record<string, string | number | null>>;

export interface ConnectionOptions {
  readonly readonly?: boolean;
  /** How long a statement waits for another connection's lock, in milliseconds. */
  readonly patience: number;
}

const cacheInKibibytes = 65_536;

export function connect(file: string, { readonly = false, patience }: ConnectionOptions): Connection {
  const sqlite = new Database(file, { readonly, fileMustExist: true, timeout: patience });
  const statements = new Map<string, Database.Statement<[Parameters], unknown>>();
  return {
    sqlite,
    orm: drizzle(sqlite),
    prepare<Row>(sql: string) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare<[Parameters], unknown>(sql);
        statements.set(sql, statement);
      }
      // The row's type is the caller's word on its own SQL, as in better-sqlite3 itself.
      return statement as Database.Statement<[Parameters], Row>;
    },
  };
}

/** What every connection keeps to; the file itself is known to be ours by now. */
export function settle({ sqlite }: Connection): void {
  // FULL: what was acknowledged survives a power cut, which WAL's NORMAL doesn't promise.
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  // Else INSERT OR REPLACE would delete past the triggers that guard history.
  sqlite.pragma("recursive_triggers = ON");
  sqlite.pragma("trusted_schema = OFF");
  sqlite.pragma(`cache_size = -${cacheInKibibytes}`);
}
