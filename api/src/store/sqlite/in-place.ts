import type { BigIntStats } from "node:fs";
import { lstatSync, realpathSync, statSync } from "node:fs";
import { damageOf } from "../backup-file.ts";
import { StoreUnavailable } from "../ports/store-unavailable.ts";

/**
 * Tells whether an open database is still what its name leads to: SQLite goes on writing to a file that was renamed over,
 * deleted or cut off, and what it writes there is lost. Made once the database and its log are open. Looks at names and
 * sizes only: to open and close any of these files would take SQLite's locks away.
 */
export function createInPlace(file: string): () => void {
  const real = realpathSync(file);
  const parts = [file, `${real}-wal`, `${real}-shm`];
  const opened = [lstatSync(file, { bigint: true }), ...parts.map((part) => statSync(part, { bigint: true }))];
  let sizes = sizesOf(opened);
  return () => {
    const present = [lstat(file), ...parts.map(stat)];
    const isSame = present.every((one, index) => one?.ino === opened[index]?.ino && one?.dev === opened[index]?.dev);
    const now = sizesOf(present);
    // Either may shrink where somebody compacts the database or empties its log, and is whole then.
    const isCut = now.some((size, index) => size < (sizes[index] ?? 0n)) && (now[0] === 0n || damageOf(real) !== null);
    if (!isSame || isCut) throw new StoreUnavailable("REPLACED", file);
    sizes = now;
  };
}

/** Of the database and its log. */
function sizesOf([, database, log]: readonly (BigIntStats | undefined)[]): readonly bigint[] {
  return [database?.size ?? 0n, log?.size ?? 0n];
}

function lstat(path: string): BigIntStats | undefined {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false });
}

function stat(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}
