import Database from "better-sqlite3";
import type { StoreTrouble } from "../ports/store-unavailable.ts";
import { StoreUnavailable } from "../ports/store-unavailable.ts";

/** Names what SQLite or the file system refused for a reason of the store's own; other errors pass unchanged. */
export function storeTrouble(error: unknown, file: string): unknown {
  const trouble = troubleOf(error);
  return trouble === null ? error : new StoreUnavailable(trouble, file, error);
}

export function isBusy(error: unknown): boolean {
  return troubleOf(error) === "LOCKED";
}

/** By the code, or by what it begins with: SQLite's extended codes are SQLITE_READONLY_DIRECTORY and so on. */
const troubles: readonly (readonly [code: string, trouble: StoreTrouble])[] = [
  ["SQLITE_NOTADB", "NOT_A_DATABASE"],
  ["SQLITE_BUSY", "LOCKED"],
  ["SQLITE_LOCKED", "LOCKED"],
  ["SQLITE_READONLY", "READ_ONLY"],
  ["SQLITE_PERM", "READ_ONLY"],
  ["SQLITE_FULL", "DISK_FULL"],
  ["SQLITE_CORRUPT", "DAMAGED"],
  ["SQLITE_CANTOPEN", "UNREADABLE"],
  ["SQLITE_IOERR", "UNREADABLE"],
  ["SQLITE_AUTH", "UNREADABLE"],
  ["SQLITE_NOLFS", "UNREADABLE"],
];

function troubleOf(error: unknown): StoreTrouble | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const known = troubles.find(([code]) => error.code === code || error.code.startsWith(`${code}_`));
  return known?.[1] ?? null;
}
