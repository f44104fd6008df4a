import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededFolder } from "./seeded-database.ts";

/** Before the workers begin, which take the environment over. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "beian-seeded-"));
  process.env[seededFolder] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
