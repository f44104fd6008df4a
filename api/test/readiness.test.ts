import { closeSync, openSync, renameSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
let file: string;
beforeEach(async () => {
  server = await startServer({ at: "2026-06-01T10:00:00+08:00" });
  file = join(server.dataDir, "beian.db");
});
afterEach(() => server.close());

const health = async (kind: "live" | "ready") => (await server.fetch(`/health/${kind}`)).status;
/** Asks the database: nothing keeps the answer. */
const history = "{ provinces { history(first: 20) { edges { node { id recordedAt content { summary } } } } } }";

/** Changes the database behind the program's back. */
function meddle(sql: string): void {
  const database = new Database(file);
  database.exec(sql);
  database.close();
}

test("without its file it is alive and not ready, and with it ready again", async () => {
  expect([await health("live"), await health("ready")]).toEqual([200, 200]);
  renameSync(file, `${file}.away`);
  expect([await health("live"), await health("ready")]).toEqual([200, 503]);
  renameSync(`${file}.away`, file);
  expect([await health("live"), await health("ready")]).toEqual([200, 200]);
});

test("on a day whose rule book can't be made it isn't ready", async () => {
  meddle("ALTER TABLE revision RENAME TO gone");
  expect(await health("ready")).toBe(200);
  server.clock.set("2026-06-02T00:00:01+08:00");
  expect(await health("ready")).toBe(503);
  meddle("ALTER TABLE gone RENAME TO revision");
  expect(await health("ready")).toBe(200);
});

test("a store that fails is logged under an id, which is all that whoever asks gets to know", async () => {
  meddle("PRAGMA wal_checkpoint(TRUNCATE)");
  // Every page but the first ones becomes noise.
  const noise = Buffer.alloc(statSync(file).size - 3 * 4_096, 0xa5);
  const open = openSync(file, "r+");
  writeSync(open, noise, 0, noise.length, 3 * 4_096);
  closeSync(open);

  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: history }),
  });
  const text = await response.text();
  const { errors }: { errors: { message: string; extensions: { code: string; errorId: string } }[] } = JSON.parse(text);
  const [error] = errors;
  expect(error?.extensions.code).toBe("INTERNAL_SERVER_ERROR");
  expect(error?.message).toMatch(/内部错误.* \/ Internal error, id [\da-f-]{36}$/);
  expect(text).not.toMatch(/sqlite|corrupt|malformed|damaged|损坏|beian|\.db|\.ts|\/tmp/i);
  const line = server.logged.find((one) => one.includes(error?.extensions.errorId ?? "no id"));
  expect(line).toContain('"trouble":"DAMAGED"');
  expect(line).toContain(`"requestId":"${response.headers.get("x-request-id")}"`);
});
