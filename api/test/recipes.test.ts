import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "docs/recipes");

const recipes = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""], index) => ({
      name: `${name} ${index + 1}`,
      code,
    })),
  );

let server: TestServer;
let scratch: string;
beforeAll(async () => {
  server = await startServer();
  // Inside the recipes' package, so that they find what it depends on.
  scratch = mkdtempSync(join(folder, ".run-"));
});
afterAll(async () => {
  rmSync(scratch, { recursive: true, force: true });
  await server.close();
});

test("every recipe has code", () => {
  expect(recipes.map(({ name }) => name)).toEqual([
    "fetch.md 1",
    "fetch.md 2",
    "form.md 1",
    "offline.md 1",
    "urql.md 1",
  ]);
});

test.each(recipes)("$name prints what its comments say", async ({ name, code }) => {
  const file = join(scratch, `${name.replace(/\W+/g, "-")}.ts`);
  writeFileSync(file, code);
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    cwd: root,
    env: { ...process.env, API: server.url },
    timeout: 30_000,
  });
  const promised = [...code.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  expect(promised.length).toBeGreaterThan(0);
  expect(stdout.trimEnd().split("\n")).toEqual(promised);
});
