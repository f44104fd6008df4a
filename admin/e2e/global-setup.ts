import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { buildAdmin } from "../../scripts/admin-build.mjs";
import { makeDatabase } from "./harness.ts";

/** What all browser tests start from is made once: the admin as it is built, and a new database. */
export async function setup(project: TestProject) {
  await buildAdmin(process.execPath);
  const newDatabase = await makeDatabase();
  project.provide("newDatabase", newDatabase);
  return () => rm(newDatabase.directory, { recursive: true, force: true });
}
