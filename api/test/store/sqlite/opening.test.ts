import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ChangeRecord } from "../../../src/store/ports/changes.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import type { StoreTrouble } from "../../../src/store/ports/store-unavailable.ts";
import { StoreUnavailable } from "../../../src/store/ports/store-unavailable.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { itemsOf, publish, revisionOf, yes } from "../contract/any-store.ts";
import { rawConnection, temporaryDirectory, temporaryStore } from "./temporary-file.ts";

const now = () => new Date(Date.UTC(2026, 0, 1));

describe("opening", () => {
  test("makes directory and database where there are none, for this user alone", async () => {
    const file = join(temporaryDirectory(), "deep", "down", "beian.db");
    const store = await openSqliteStore({ file, now });
    expect(await store.health()).toMatchObject({ schemaVersion: expect.any(Number) });
    await store.close();
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("finds again what was written, and opens in WAL with every commit synced", async () => {
    const { store, open, file } = await temporaryStore();
    await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    await store.close();
    const again = await open();
    expect(await again.history.count({})).toBe(1);
    expect(rawConnection(file).pragma("journal_mode", { simple: true })).toBe("wal");
  });

  test("makes nothing where the database must exist", async () => {
    const directory = temporaryDirectory();
    const file = join(directory, "data", "beian.db");
    await expectTrouble(file, "MISSING", { mustExist: true });
    expect(readdirSync(directory)).toEqual([]);
  });

  test("refuses a directory that can't be made", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "data"), "a file of that name");
    await expectTrouble(join(directory, "data", "beian.db"), "DIRECTORY");
    expect(readFileSync(join(directory, "data"), "utf8")).toBe("a file of that name");
  });

  test.each([
    ["a short text", "hello"],
    ["a long text", "备案规则".repeat(2_000)],
    ["a damaged header", `SQLite format 4${"\0".repeat(5_000)}`],
  ])("refuses %s in place of a database, and leaves it as it is", async (_, text) => {
    const file = join(temporaryDirectory(), "beian.db");
    writeFileSync(file, text);
    await expectTrouble(file, "NOT_A_DATABASE");
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("refuses a directory in place of a database", async () => {
    const file = join(temporaryDirectory(), "beian.db");
    mkdirSync(file);
    await expectTrouble(file, "UNREADABLE");
  });

  test("refuses another program's database, and leaves it as it is", async () => {
    const file = join(temporaryDirectory(), "beian.db");
    const other = new Database(file);
    other.exec("CREATE TABLE song (title TEXT)");
    other.close();
    const before = readFileSync(file);
    await expectTrouble(file, "FOREIGN_DATABASE");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("refuses a database that a newer version made, and leaves it as it is", async () => {
    const { store, file } = await temporaryStore();
    await store.close();
    const raw = new Database(file);
    raw.pragma("user_version = 999");
    raw.close();
    const before = readFileSync(file);
    await expectTrouble(file, "NEWER");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("refuses a locked database once patience ends, and opens it when it's free", async () => {
    const { store, file, open } = await temporaryStore();
    await store.close();
    const raw = rawConnection(file);
    raw.exec("BEGIN IMMEDIATE");
    await expectTrouble(file, "LOCKED", { patience: 100 });
    raw.exec("ROLLBACK");
    raw.pragma("locking_mode = EXCLUSIVE");
    raw.exec("BEGIN EXCLUSIVE");
    await expectTrouble(file, "LOCKED", { patience: 100 });
    raw.exec("ROLLBACK");
    raw.close();
    expect(await (await open()).history.count({})).toBe(0);
  });

  test("refuses what it may read but not write, and leaves it as it is", async () => {
    const { store, file } = await temporaryStore();
    await store.close();
    const before = readFileSync(file);
    chmodSync(file, 0o444);
    chmodSync(join(file, ".."), 0o555);
    await asNobody(() => expectTrouble(file, "READ_ONLY"));
    chmodSync(join(file, ".."), 0o777);
    await asNobody(() => expectTrouble(file, "READ_ONLY"));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("refuses a directory where it may not make the file", async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o555);
    await asNobody(() => expectTrouble(join(directory, "beian.db"), "READ_ONLY"));
    expect(readdirSync(directory)).toEqual([]);
  });

  test("refuses a new database for which there is no room, and opens it later", async () => {
    const file = join(temporaryDirectory(), "beian.db");
    await expectTrouble(file, "DISK_FULL", { pageLimit: 10 });
    const store = await openSqliteStore({ file, now });
    expect(await store.history.count({})).toBe(0);
    await store.close();
  });
});

describe("an open store", () => {
  test("says that the disk is full, writes nothing half, and goes on when there is room", async () => {
    const { file, open, store: first } = await temporaryStore();
    await publish(first, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
    await first.close();
    const raw = rawConnection(file);
    const pages = Number(raw.pragma("page_count", { simple: true }));
    const store = await open({ pageLimit: pages });
    const many = Array.from({ length: 400 }, (_, index) => revisionOf("ZJ", `requirement-${index}`, yes, "2026-02-01"));
    await expect(publish(store, many)).rejects.toMatchObject({ trouble: "DISK_FULL" });
    expect(await store.history.count({})).toBe(1);
    expect(await store.changes.byNumber([1, 2])).toMatchObject([{ number: 1 }, null]);
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
    await store.close();
    const roomier = await open();
    expect(await publish(roomier, many)).toBe(2);
    expect(await roomier.history.count({})).toBe(401);
  });

  test("is not healthy once its file is gone", async () => {
    const { store, file } = await temporaryStore();
    await store.health();
    rmSync(file);
    await expect(store.health()).rejects.toBeInstanceOf(StoreUnavailable);
  });

  test("answers nothing after it was closed, which can be asked twice", async () => {
    const { store } = await temporaryStore();
    await store.close();
    await store.close();
    await expect(store.history.count({})).rejects.toMatchObject({ trouble: "CLOSED" });
    await expect(store.transaction(async () => 1)).rejects.toMatchObject({ trouble: "CLOSED" });
  });

  test("keeps every acknowledged change through kill -9, and no half of one", { timeout: 240_000 }, async () => {
    const { file, open, store } = await temporaryStore();
    await store.close();
    for (let round = 0; round < 3; round += 1) {
      const acknowledged = await publishUntilKilled(file);
      const again = await open();
      const items = await allChanges(again);
      const titles = new Set(items.map(({ title }) => title));
      expect(acknowledged.filter((title) => !titles.has(title))).toEqual([]);
      for (const { number, status } of items) {
        expect([status, await again.history.count({ changeNumber: number })]).toEqual(["PUBLISHED", 40]);
      }
      await again.close();
      const raw = rawConnection(file);
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(raw.pragma("foreign_key_check")).toEqual([]);
    }
  });
});

async function expectTrouble(
  file: string,
  trouble: StoreTrouble,
  options: { mustExist?: boolean; patience?: number; pageLimit?: number } = {},
): Promise<void> {
  const attempt = openSqliteStore({ file, now, patience: 200, ...options });
  const error = await attempt.then(
    (store) => store.close(),
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  if (!(error instanceof StoreUnavailable)) return;
  expect(error.trouble).toBe(trouble);
  // One line with both languages and the path at fault.
  expect(error.message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]* \/ [^\n]+: \/[^\n]+$/);
}

async function allChanges(store: Store): Promise<readonly ChangeRecord[]> {
  const all: ChangeRecord[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.changes.page({ today: "2026-01-01" }, { first: 100, after });
    all.push(...itemsOf(page));
    if (!page.hasNext) return all;
    after = page.entries.at(-1)?.cursor;
  }
}

/** Root may write anything, so the work is done as a user who may not. */
async function asNobody(work: () => Promise<void>): Promise<void> {
  const { seteuid, geteuid } = process;
  if (!seteuid || !geteuid) throw new Error("this test needs a system with users");
  const self = geteuid();
  if (self === 0) seteuid(65_534);
  try {
    await work();
  } finally {
    if (self === 0) seteuid(self);
  }
}

/** Has another process publish change after change, kills it at a random moment, and tells what it acknowledged. */
async function publishUntilKilled(file: string): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "publish-changes.ts"), file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  while (!output.includes("\n")) {
    expect(child.exitCode).toBeNull();
    await pause(5);
  }
  await pause(Math.random() * 200);
  child.kill("SIGKILL");
  await ended;
  expect(existsSync(file)).toBe(true);
  return output.split("\n").slice(0, -1);
}
