import { copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { rawConnection, temporaryDirectory, temporaryStore } from "./temporary-file.ts";

/** A store in a directory of its own, which may be taken away, with a write that is there. */
async function written() {
  const directory = join(temporaryDirectory(), "data");
  const file = join(directory, "beian.db");
  mkdirSync(directory);
  const { store } = await temporaryStore({ file });
  await store.transaction((tx) => tx.settings.put("a", "1"));
  return { file, directory, store };
}

/** What an operator's slip, a sync program or a restore by hand makes of a database that is open. */
const slips: readonly [slip: string, make: (file: string, directory: string) => void][] = [
  [
    "another renamed over it",
    (file) => {
      copyFileSync(file, `${file}.other`);
      renameSync(`${file}.other`, file);
    },
  ],
  ["renamed away", (file) => renameSync(file, `${file}.away`)],
  ["deleted", (file) => rmSync(file)],
  [
    "a link in its place, to itself",
    (file) => {
      renameSync(file, `${file}.real`);
      symlinkSync(`${file}.real`, file);
    },
  ],
  ["cut off to nothing", (file) => truncateSync(file, 0)],
  ["cut off half-way", (file) => truncateSync(file, 20 * 4_096)],
  ["without its log", (file) => rmSync(`${file}-wal`)],
  ["without its log's index", (file) => rmSync(`${file}-shm`)],
  [
    "with another log",
    (file) => {
      copyFileSync(`${file}-wal`, `${file}-other`);
      renameSync(`${file}-other`, `${file}-wal`);
    },
  ],
  ["its directory moved", (_, directory) => renameSync(directory, `${directory}-moved`)],
  ["its directory deleted", (_, directory) => rmSync(directory, { recursive: true })],
];

/** What leaves the names as they are is seen at the next write. */
const cut: typeof slips = [["its log cut off to nothing", (file) => truncateSync(`${file}-wal`, 0)]];

test.each([...slips, ...cut])("%s: nothing more is written, and readiness knows", async (_, make) => {
  const { file, directory, store } = await written();
  // So that all of it is in the file, which then can be cut off.
  rawConnection(file).pragma("wal_checkpoint(TRUNCATE)");
  await store.transaction((tx) => tx.settings.put("a", "2"));
  await store.transaction((tx) => tx.settings.put("b", "2"));
  await expect(store.health()).resolves.toBeDefined();
  make(file, directory);
  const worked: string[] = [];
  const writing = store.transaction(async (tx) => {
    worked.push("begun");
    await tx.settings.put("a", "3");
  });
  await expect(writing).rejects.toMatchObject({ trouble: "REPLACED", text: { zh: /替换/, en: /replaced/ } });
  expect(worked).toEqual([]);
  await expect(store.health()).rejects.toMatchObject({ trouble: "REPLACED" });
});

test.each(slips)("%s, in the middle of a write: it isn't said to be done", async (_, make) => {
  const { file, directory, store } = await written();
  rawConnection(file).pragma("wal_checkpoint(TRUNCATE)");
  const writing = store.transaction(async (tx) => {
    await tx.settings.put("a", "3");
    make(file, directory);
  });
  await expect(writing).rejects.toThrow();
});

test("a file that comes back to its place is written to again", async () => {
  const { file, store } = await written();
  renameSync(file, `${file}.away`);
  await expect(store.transaction((tx) => tx.settings.put("a", "2"))).rejects.toMatchObject({ trouble: "REPLACED" });
  renameSync(`${file}.away`, file);
  await store.transaction((tx) => tx.settings.put("a", "3"));
  expect(await store.settings.get("a")).toBe("3");
});

test("a database that somebody compacts meanwhile is written to on", async () => {
  const { file, store } = await written();
  await store.transaction((tx) => tx.settings.put("long", "x".repeat(2_000_000)));
  await store.transaction((tx) => tx.settings.put("long", "x"));
  const other = new Database(file);
  onTestFinished(() => {
    other.close();
  });
  other.pragma("wal_checkpoint(TRUNCATE)");
  const { sizeInBytes } = await store.health();
  other.exec("VACUUM");
  other.pragma("wal_checkpoint(TRUNCATE)");
  expect((await store.health()).sizeInBytes).toBeLessThan(sizeInBytes);
  await store.transaction((tx) => tx.settings.put("a", "2"));
  expect(await store.settings.get("a")).toBe("2");
});

test("a database that a link leads to is written to like any other, until the link leads elsewhere", async () => {
  const directory = temporaryDirectory();
  const [link, elsewhere] = [join(directory, "beian.db"), join(directory, "volume", "real.db")];
  mkdirSync(dirname(elsewhere));
  const { store: first } = await temporaryStore({ file: elsewhere });
  await first.close();
  symlinkSync(elsewhere, link);
  const { store } = await temporaryStore({ file: link });
  await store.transaction((tx) => tx.settings.put("a", "1"));
  copyFileSync(elsewhere, `${elsewhere}.copy`);
  rmSync(link);
  symlinkSync(`${elsewhere}.copy`, link);
  await expect(store.transaction((tx) => tx.settings.put("a", "2"))).rejects.toMatchObject({ trouble: "REPLACED" });
});
