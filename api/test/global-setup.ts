import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "beian-seeded-"));
  project.provide("seededDatabases", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
