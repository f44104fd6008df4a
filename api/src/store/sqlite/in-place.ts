import type { BigIntStats } from "node:fs";
import { lstatSync, realpathSync, statSync } from "node:fs";
import { StoreUnavailable } from "../store-unavailable.ts";
import { damageOf } from "./backup.ts";

/**
 * Tells whether an open database is still what its name leads to: SQLite goes on writing to a file that was renamed over,
 * deleted or cut off, and what it writes there is lost. Made once the database and its log are open. Looks at names and
 * sizes only: to open and close any of these files would take SQLite's locks away.
 */
export function createInPlace(file: string): () => void {
  const real = realpathSync(file);
  const parts = [real, `${real}-wal`, `${real}-shm`];
  const opened = [lstatSync(file, { bigint: true }), ...parts.map((part) => statSync(part, { bigint: true }))];
  let size = opened[1]?.size ?? 0n;
  return () => {
    const present = [lstat(file), ...parts.map(stat)];
    const isSame = present.every((one, index) => one?.ino === opened[index]?.ino && one?.dev === opened[index]?.dev);
    const now = present[1]?.size ?? 0n;
    // A database shrinks where somebody compacts it, and is whole then.
    if (!isSame || (now < size && (now === 0n || damageOf(real) !== null)))
      throw new StoreUnavailable("REPLACED", file);
    size = now;
  };
}

function lstat(path: string): BigIntStats | undefined {
  return lstatSync(path, { bigint: true, throwIfNoEntry: false });
}

function stat(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}
