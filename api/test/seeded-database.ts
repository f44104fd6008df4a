import { copyFileSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** A folder for this run's databases that hold what the product comes with and nothing else, one an instant. */
    readonly seededDatabases: string;
  }
}

/** Where a first start at that instant has been before, its database is put there, and the next start needn't fill one. */
export function seedFromBefore(at: string | undefined, file: string): void {
  const seeded = fileOf(at);
  if (existsSync(seeded)) copyFileSync(seeded, file);
}

/** Of a first start that was just made. */
export function keepSeeded(at: string | undefined, file: string): void {
  const seeded = fileOf(at);
  if (existsSync(seeded)) return;
  const part = `${seeded}.${process.pid}`;
  const database = new Database(file, { readonly: true });
  try {
    database.prepare("VACUUM INTO ?").run(part);
  } finally {
    database.close();
  }
  renameSync(part, seeded);
}

function fileOf(at = "now"): string {
  return join(inject("seededDatabases"), `${Buffer.from(at).toString("hex")}.db`);
}
