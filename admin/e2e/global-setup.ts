import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { buildAdmin } from "../../scripts/admin-build.mjs";
import { findChromium } from "../../scripts/chromium.mjs";
import { makeDatabase, startProduct } from "./harness.ts";

/** What browser tests start from is made once: the admin as it is built, a new database, and a product to share. */
export async function setup(project: TestProject) {
  await buildAdmin(process.execPath);
  project.provide("chromium", await findChromium(process.execPath));
  const newDatabase = await makeDatabase();
  project.provide("newDatabase", newDatabase);
  const { stop, adminUrl, apiUrl, firstOutput } = await startProduct(newDatabase);
  project.provide("sharedProduct", { adminUrl, apiUrl, firstOutput });
  return async () => {
    await stop();
    await rm(newDatabase.directory, { recursive: true, force: true });
  };
}
