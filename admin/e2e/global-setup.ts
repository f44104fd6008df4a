import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { buildAdmin } from "../../scripts/admin-build.mjs";
import { findChromium } from "../../scripts/chromium.mjs";
import { makeDatabases, startProduct } from "./harness.ts";

/** What browser tests start from is made once: the admin as it is built, a new database, and a product to share. */
export async function setup(project: TestProject) {
  await buildAdmin(process.execPath);
  project.provide("chromium", await findChromium(process.execPath));
  const newDatabases = await makeDatabases();
  project.provide("newDatabases", newDatabases);
  const { stop, adminUrl, apiUrl, firstOutput } = await startProduct(newDatabases.settled);
  project.provide("sharedProduct", { adminUrl, apiUrl, firstOutput });
  return async () => {
    await stop();
    for (const { directory } of Object.values(newDatabases)) await rm(directory, { recursive: true, force: true });
  };
}
