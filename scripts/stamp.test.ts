import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf, onceFor } from "./stamp.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "beian-stamp-"));
  mkdirSync(join(folder, "source/deep"), { recursive: true });
  writeFileSync(join(folder, "source/a.ts"), "a");
  writeFileSync(join(folder, "source/deep/b.ts"), "b");
});
afterEach(() => rmSync(folder, { recursive: true }));

const hash = () => hashOf(folder, ["source", "absent"], (path) => path.endsWith(".test.ts"));

test("a hash stays while names and contents stay", () => {
  const before = hash();
  writeFileSync(join(folder, "source/a.test.ts"), "left out");
  writeFileSync(join(folder, "elsewhere"), "no source");
  expect(hash()).toBe(before);
});

test.each([
  ["an edit", () => writeFileSync(join(folder, "source/deep/b.ts"), "B")],
  ["a new file", () => writeFileSync(join(folder, "source/c.ts"), "")],
  ["a renamed file", () => renameSync(join(folder, "source/a.ts"), join(folder, "source/z.ts"))],
  ["a file that is gone", () => rmSync(join(folder, "source/a.ts"))],
  ["a file that was absent", () => writeFileSync(join(folder, "absent"), "")],
])("%s changes it", (_, edit) => {
  const before = hash();
  edit();
  expect(hash()).not.toBe(before);
});

test("work is done once for a hash, and again for another", async () => {
  const done: string[] = [];
  const work = (name: string) => onceFor(join(folder, "stamp"), name, async () => void done.push(name));
  await work("one");
  await work("one");
  await work("two");
  await work("one");
  expect(done).toEqual(["one", "two", "one"]);
});

test("work that failed is done again, even for the hash that stood before", async () => {
  let runs = 0;
  const stamp = join(folder, "stamp");
  await onceFor(stamp, "good", async () => {});
  await expect(onceFor(stamp, "bad", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await onceFor(stamp, "good", async () => {
    runs += 1;
  });
  expect(runs).toBe(1);
});
