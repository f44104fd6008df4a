import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readProductRules } from "../src/bring-rules.ts";
import { entryNameOf } from "../src/domain/seeding.ts";
import { createFrontDoor } from "../src/http/front-door.ts";
import { compiled } from "./compiled.ts";
import { firstSaid, makeOlderDatabase, newlyRuled, olderRules } from "./older-rules.ts";
import { makeReleasedDatabase, releasedVersions } from "./store/sqlite/released-database.ts";

// Starts of the product itself, several a test.
vi.setConfig({ testTimeout: 240_000 });

const entry = fileURLToPath(new URL("../src/main.ts", import.meta.url));

let folder: string;
/** A database as the version before left it. */
let older: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-starting-"));
  older = join(folder, "older.db");
  await makeOlderDatabase(older);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dataDirWith(files: (dataDir: string) => void = () => undefined): string {
  const dataDir = mkdtempSync(join(folder, "data-"));
  files(dataDir);
  return dataDir;
}

/** The product's own process; ended with the test. */
function launch(dataDir: string, port = 0) {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, ...compiled, NODE_ENV: "production", DATA_DIR: dataDir, API_PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
    await ended;
  });
  const printed = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(out)?.[0];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${err}`);
      await pause(50);
    }
  };
  return { child, ended, printed, out: () => out, err: () => err };
}

/** All files of a directory with their bytes. */
function contentsOf(directory: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(directory).map((name) => [name, readFileSync(join(directory, name)).toString("latin1")]));
}

function countsOf(dataDir: string) {
  const database = new Database(join(dataDir, "beian.db"), { readonly: true });
  const count = (sql: string) => Number(database.prepare(`SELECT count(*) FROM ${sql}`).pluck().get());
  const counts = {
    persons: count("person"),
    drafts: count("change WHERE status = 'DRAFT'"),
    edits: count("change_edit JOIN change ON number = change_number WHERE status = 'DRAFT'"),
    defined: count("definition_revision"),
    defining: count("change WHERE status = 'DRAFT' AND number IN (SELECT change_number FROM definition_edit)"),
    definitionEdits: count("definition_edit JOIN change ON number = change_number WHERE status = 'DRAFT'"),
    requirements: count(
      "(SELECT DISTINCT requirement FROM definition_edit JOIN change ON number = change_number WHERE status = 'DRAFT')",
    ),
  };
  database.close();
  return counts;
}

async function takenPort(): Promise<number> {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  onTestFinished(() => {
    other.close();
  });
  const address = other.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

test("where the port is taken it says so in one line, and has touched nothing", async () => {
  const port = await takenPort();
  const fresh = join(dataDirWith(), "new");
  const upgraded = dataDirWith((dataDir) =>
    makeReleasedDatabase(join(dataDir, "beian.db"), releasedVersions - 1, older),
  );
  const before = contentsOf(upgraded);
  for (const dataDir of [fresh, upgraded]) {
    const { ended, err, out } = launch(dataDir, port);
    expect(await ended).toBe(1);
    expect(err()).toBe("端口已被占用，请设置 API_PORT / the port is in use; set API_PORT\n");
    expect(out()).toBe("");
  }
  expect(existsSync(fresh)).toBe(false);
  expect(contentsOf(upgraded)).toEqual(before);
});

test.each([
  [
    "a newer version's database",
    (dataDir: string) => {
      copyFileSync(older, join(dataDir, "beian.db"));
      const database = new Database(join(dataDir, "beian.db"));
      database.pragma(`user_version = ${releasedVersions + 1}`);
      database.pragma("journal_mode = DELETE");
      database.close();
    },
    /更新版本.* \/ .*newer version/,
  ],
  [
    "a file that holds no key, beside a new database",
    (dataDir: string) => writeFileSync(join(dataDir, "session.key"), "nonsense\n"),
    /session\.key.* \/ .*no key/,
  ],
  [
    "a file that holds no key, beside an older version's database",
    (dataDir: string) => {
      makeReleasedDatabase(join(dataDir, "beian.db"), releasedVersions - 1, older);
      writeFileSync(join(dataDir, "webhook.key"), "");
    },
    /webhook\.key.* \/ .*no key/,
  ],
])("%s is said in one line, and nothing is changed", async (_, files, words) => {
  const dataDir = dataDirWith(files);
  const before = contentsOf(dataDir);
  const { ended, err, out } = launch(dataDir);
  expect(await ended).toBe(1);
  expect(err()).toMatch(words);
  expect(err().trimEnd().split("\n")).toHaveLength(1);
  expect(out()).toBe("");
  expect(contentsOf(dataDir)).toEqual(before);
});

test("while it starts it is alive and not ready, and whoever asks is told in both languages", async () => {
  const door = createFrontDoor({ headersTimeout: 1_000, requestTimeout: 1_000, connectionsCheckingInterval: 500 });
  door.server.listen(0, "127.0.0.1");
  await once(door.server, "listening");
  onTestFinished(() => {
    door.server.close();
  });
  const address = door.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${address.port}${path}`, init);
    return [response.status, response.headers.get("retry-after"), JSON.parse(await response.text())];
  };
  expect(await ask("/health/live")).toEqual([200, null, { status: "live" }]);
  expect(await ask("/health/ready")).toEqual([503, "2", { status: "starting" }]);
  const refused = {
    errors: [
      {
        message: "服务正在启动，请稍后再试 / the service is starting; try again shortly",
        extensions: {
          code: "STARTING",
          messages: { zh: "服务正在启动，请稍后再试", en: "the service is starting; try again shortly" },
        },
      },
    ],
  };
  expect(await ask("/graphql", { method: "POST", body: "{}" })).toEqual([503, "2", refused]);
  expect(await ask("/api/auth/sign-in/email", { method: "POST", body: "{}" })).toEqual([503, "2", refused]);
  expect(await ask("/metrics")).toEqual([503, "2", refused]);
  door.open((_, response) => response.end("7"));
  expect(await ask("/graphql")).toEqual([200, null, 7]);
});

test("a first start takes requests before it can answer them, and is ready once its accounts are there", async () => {
  const port = await freePort();
  const { printed, out } = launch(dataDirWith(), port);
  const statuses: number[] = [];
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
      async (response) => {
        await response.body?.cancel();
        return response.status;
      },
      () => 0,
    );
    if (statuses.at(-1) !== status) statuses.push(status);
    if (status === 200) break;
    await pause(10);
  }
  expect(statuses.filter((status) => status !== 0)).toEqual([503, 200]);
  await printed(/GraphQL: \S+\n/);
  expect(out().match(/@beian\.local/g)).toHaveLength(4);
});

test("accounts that were made are told of also where nobody reads what is printed, without their passwords", async () => {
  const dataDir = dataDirWith();
  const { child, err } = launch(dataDir);
  child.stdout.destroy();
  while (!err().includes("account password --email")) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${err()}`);
    await pause(50);
  }
  expect(err()).toContain("viewer@beian.local editor@beian.local reviewer@beian.local administrator@beian.local");
  expect(child.exitCode).toBeNull();
  expect(countsOf(dataDir).persons).toBe(4);
});

test.each([
  ["before definitions", async () => older],
  [
    "other definitions",
    async () => {
      const file = join(folder, "otherwise-defined.db");
      const said = firstSaid.map((one) => ({ ...one, description: { ...one.description, zh: "旧说明。" } }));
      await makeOlderDatabase(file, () => said);
      return file;
    },
  ],
])("processes that start at once on a database of %s propose everything once", async (of, made) => {
  const file = await made();
  const dataDir = dataDirWith((directory) => copyFileSync(file, join(directory, "beian.db")));
  const nodes = [launch(dataDir), launch(dataDir)];
  const outputs = await Promise.all(nodes.map(({ printed }) => printed(/GraphQL: \S+\n/)));
  expect(outputs).toHaveLength(2);
  const before = new Set(olderRules().entries.map(entryNameOf));
  const missing = readProductRules().entries.filter((one) => !before.has(entryNameOf(one)));
  expect(missing.map(({ requirement }) => requirement)).toContain(newlyRuled);
  const counts = countsOf(dataDir);
  const { persons, drafts, edits, defined, defining, definitionEdits, requirements } = counts;
  expect([persons, edits]).toEqual([4, missing.length + 1]);
  // What was judged by before is recorded once, and each definition that is otherwise by now is in one draft.
  expect([defined, definitionEdits]).toEqual([firstSaid.length, requirements]);
  if (of === "other definitions") expect(definitionEdits).toBeGreaterThanOrEqual(firstSaid.length);
  const sources = new Set(missing.map(({ effectiveFrom, sources: cited }) => JSON.stringify([effectiveFrom, cited])));
  expect(drafts - defining - sources.size).toBeOneOf([0, 1]);
  for (const { child, ended } of nodes) {
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  }
  // And none of it again.
  const { printed } = launch(dataDir);
  await printed(/GraphQL: \S+\n/);
  expect(countsOf(dataDir)).toEqual(counts);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
