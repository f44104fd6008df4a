import { copyFileSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Names the folder for a run's databases that hold what the product comes with and nothing else, one an instant. */
export const seededFolder = "BEIAN_TEST_SEEDED";

/** Where a first start at that instant has been before, its database is put there, and the next start needn't fill one. */
export function seedFromBefore(at: string | undefined, file: string): void {
  const seeded = fileOf(at);
  if (seeded !== null && existsSync(seeded)) copyFileSync(seeded, file);
}

/** Of a first start that was just made. */
export function keepSeeded(at: string | undefined, file: string): void {
  const seeded = fileOf(at);
  if (seeded === null || existsSync(seeded)) return;
  const part = `${seeded}.${process.pid}`;
  const database = new Database(file, { readonly: true });
  try {
    database.prepare("VACUUM INTO ?").run(part);
  } finally {
    database.close();
  }
  renameSync(part, seeded);
}

/** Null where nothing is shared: a program that isn't the tests starts a server or two. */
function fileOf(at = "now"): string | null {
  const folder = process.env[seededFolder];
  return folder === undefined ? null : join(folder, `${Buffer.from(at).toString("hex")}.db`);
}
