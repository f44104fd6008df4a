import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readProductRules } from "../src/bring-rules.ts";
import { entryNameOf } from "../src/domain/seeding.ts";
import { openStore } from "../src/store/open.ts";
import { approved, at, took } from "./change-steps.ts";
import { rules } from "./command-line.ts";
import { dataOf, startServer } from "./harness.ts";
import { makeOlderDatabase, newlyRuled, olderRules, otherwiseRuled } from "./older-rules.ts";
import { makeReleasedDatabase, releasedVersions } from "./store/sqlite/released-database.ts";

vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let seeded: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "beian-dry-run-"));
  seeded = join(folder, "seeded.db");
  await makeOlderDatabase(seeded);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All files of a directory with their bytes and times. */
function contentsOf(directory: string) {
  return readdirSync(directory).map((name) => {
    const file = join(directory, name);
    return [name, readFileSync(file).toString("latin1"), statSync(file).mtimeMs];
  });
}

test("it lists what a start would propose of a database that nobody uses, and leaves every file as it was", async () => {
  const dataDir = join(folder, "closed");
  mkdirSync(dataDir);
  makeReleasedDatabase(join(dataDir, "beian.db"), releasedVersions - 1, seeded);
  chmodSync(join(dataDir, "beian.db"), 0o400);
  const untouched = contentsOf(dataDir);
  const { code, out, err } = await rules(dataDir, ["upgrade", "--dry-run"]);
  expect([code, err]).toEqual([0, ""]);
  expect(contentsOf(dataDir)).toEqual(untouched);
  expect(out).toMatch(/^2020-01-01 起，据“.*”：\d+ 条 \/ from 2020-01-01, \d+ by ".*"$/m);
  expect(out).toMatch(/^ {2}JS organisation-office-phone {2}江苏/m);
  expect(out).toMatch(/^ {4}现行 \/ in force {3}可用手机号代替座机（建议） \/ .*\(advised\)$/m);
  expect(out).toMatch(/^ {4}提出 \/ proposed {3}须为座机/m);
  expect(out).not.toContain("冲突 / conflict");
  expect(out).toMatch(/^本版本不再提及，保持不变 \/ .*: CN \S+ 2026-01-02/m);
  const cells = out.match(/^ {2}[A-Z]{2} [a-z-]+ {2}/gm) ?? [];
  const defined = out.match(/^ {2}[a-z][a-z0-9-]+ {2}/gm) ?? [];
  const drafts = out.match(/ 起，(?:据)?“/g) ?? [];
  const before = new Set(olderRules().entries.map(entryNameOf));
  const missing = readProductRules().entries.filter((one) => !before.has(entryNameOf(one)));
  expect(missing.map(({ requirement }) => requirement)).toContain(newlyRuled);
  expect(cells).toHaveLength(missing.length + 1);
  expect(out.trimEnd().split("\n").at(-1)).toBe(
    `会提出 ${drafts.length} 个草稿、${defined.length} 项定义、${cells.length} 条规则，其中冲突 0 处；不再提及 1 处；已在等候处理的提议 0 个 / would propose ${drafts.length} drafts of ${defined.length} definitions and ${cells.length} rules, 0 of them at odds with staff's; silent on 1; proposals waiting already: 0`,
  );
});

test("while the product runs, and of its backup, it tells of both sides of a conflict", async () => {
  const server = await startServer({ database: seeded, readRules: olderRules });
  onTestFinished(() => server.close());
  const [editor, reviewer] = [await server.person("EDITOR"), await server.person("REVIEWER")];
  const set = [{ province: "JS", requirement: otherwiseRuled, value: "MOBILE_ACCEPTED", noteZh: "本省口头通知" }];
  const change = await approved(server, { editor, reviewer }, set);
  const { number } = await took(server, "publishChange", at(change), reviewer);
  const backup = join(folder, "backup.db");
  expect((await rules(server.dataDir, ["backup", backup])).code).toBe(0);
  const kept = readFileSync(backup);
  for (const args of [[], [backup]]) {
    const { code, out, err } = await rules(server.dataDir, ["upgrade", "--dry-run", ...args]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      new RegExp(`^ {4}冲突 / conflict {3}可用手机号代替座机、本省口头通知.*工作人员已发布，变更 ${number}，`, "m"),
    );
    expect(out).toContain("其中冲突 1 处");
  }
  expect(readFileSync(backup).equals(kept)).toBe(true);
  const query = "{ changes(origin: PRODUCT, status: [DRAFT]) { totalCount } }";
  expect(dataOf(await server.gql(query, {}, editor))).toEqual({ changes: { totalCount: 0 } });
});

test("an empty database is told of, a missing one and a command without its flag are refused in one line", async () => {
  const dataDir = join(folder, "empty");
  const store = await openStore({ dataDir, now: () => new Date() });
  await store.close();
  const { code, out } = await rules(dataDir, ["upgrade", "--dry-run"]);
  expect([code, out.trim()]).toEqual([0, expect.stringMatching(/首次启动会直接发布 \d+ 条 \/ .*publishes \d+$/)]);
  for (const args of [["upgrade"], ["upgrade", "--dry-run", join(folder, "none.db")], ["upgrade", "--dry"]]) {
    const refused = await rules(dataDir, args);
    expect([refused.code, refused.out]).toEqual([1, ""]);
    expect(refused.err).toMatch(/^[^\n]+ \/ [^\n]+\n$/);
  }
});
