import { chmodSync, closeSync, existsSync, fsyncSync, linkSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { StoreUnavailable } from "./ports/store-unavailable.ts";
import { isBusy, storeTrouble } from "./sqlite/troubles.ts";

/** Files that hold a database: what backups are, whatever kind of database they are made of. */

/** Passwords' hashes and addresses are in it. */
const ownersAlone = 0o600;

/** All of it in one step: a copy that rests in between begins anew whenever somebody writes. */
const everyPage = 0x7fffffff;

/**
 * Copies a database that others may be writing to, as it stands at one moment, into a new file that stands alone. Takes
 * the place of what stood there. Throws StoreUnavailable.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  removeDatabase(to);
  makeFile(to);
  try {
    const source = new Database(from, { readonly: true, fileMustExist: true });
    try {
      await source.backup(to, { progress: () => everyPage });
    } finally {
      source.close();
    }
  } catch (error) {
    throw storeTrouble(error, from);
  }
}

/** SQLite would make it as the umask says; what it lays beside it takes after it. */
function makeFile(file: string): void {
  try {
    closeSync(openSync(file, "wx", ownersAlone));
  } catch (error) {
    const isFull = error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
    throw new StoreUnavailable(isFull ? "DISK_FULL" : "UNREADABLE", file, error);
  }
}

/** What is wrong with a database's file or its references, in SQLite's words; null where nothing is. */
export function damageOf(file: string): string | null {
  try {
    const database = new Database(file, { fileMustExist: true });
    try {
      const integrity = database.pragma("integrity_check", { simple: true });
      if (integrity !== "ok") return String(integrity);
      const dangling = database.pragma("foreign_key_check");
      return Array.isArray(dangling) && dangling.length > 0 ? `${dangling.length} references lead nowhere` : null;
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.message;
    throw error;
  }
}

/** Makes a closed database one file, without a log beside it, that is on the disk. */
export function settleFile(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  database.pragma("journal_mode = DELETE");
  database.close();
  flush(file);
}

/** Gives a settled file its name, and refuses to take another's; false where there is one. */
export function nameFile(file: string, name: string): boolean {
  try {
    linkSync(file, name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  rmSync(file);
  flush(dirname(name));
  return true;
}

/** A database that nobody else has open, and that nobody can open meanwhile. */
export interface Alone {
  /**
   * Puts a settled file in its place, in one step: at every moment the name leads to the one or to the other. The old one
   * stands aside under another name from then on.
   */
  replaceBy(file: string, aside: string): void;
  release(): void;
}

/**
 * Waits for nobody: throws StoreUnavailable with LOCKED where another process has it open. Null where there is no
 * database. One that is so damaged that it can't be locked can't be in use either.
 */
export function holdAlone(file: string): Alone | null {
  if (!existsSync(file)) return null;
  const held = lock(file);
  return {
    replaceBy(replacement, aside) {
      // Former versions restored it for everybody to read.
      chmodSync(file, ownersAlone);
      linkSync(file, aside);
      // A log that a damaged database left would be taken for the new one's.
      for (const suffix of ["-wal", "-shm"])
        if (existsSync(`${file}${suffix}`)) renameSync(`${file}${suffix}`, `${aside}${suffix}`);
      renameSync(replacement, file);
      flush(dirname(file));
    },
    release: () => held?.close(),
  };
}

const magic = "SQLite format 3\0";

function lock(file: string): Database.Database | null {
  // SQLite would throw away the log of what isn't a database.
  if (beginningOf(file) !== magic) return null;
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    // Leaving the mode that lets others read takes that there are none.
    database.pragma("journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new StoreUnavailable("LOCKED", file, error);
    if (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return null;
    throw storeTrouble(error, file);
  }
}

function beginningOf(file: string): string {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(magic.length);
    readSync(handle, bytes, 0, bytes.length, 0);
    return bytes.toString("latin1");
  } finally {
    closeSync(handle);
  }
}

export function removeDatabase(file: string): void {
  for (const suffix of ["", "-wal", "-shm", "-journal"]) rmSync(`${file}${suffix}`, { force: true });
}

function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
