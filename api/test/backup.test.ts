import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { backupCommands } from "../src/cli/backup.ts";
import { readOptions } from "../src/cli/command.ts";
import { createAuditTrail } from "../src/domain/audit-trail.ts";
import { openFile, openStore } from "../src/store/open.ts";
import { approved, at, took } from "./change-steps.ts";
import { rules } from "./command-line.ts";
import type { TestPerson, TestServer } from "./harness.ts";
import { startServer } from "./harness.ts";

let server: TestServer;
let editor: TestPerson;
let reviewer: TestPerson;
/** A backup that each test takes a copy of where it spoils it. */
let backup: string;
let age = 20;
/** What the backup holds of it, and what was published since. */
let [inBackup, since] = [0, 0];

beforeAll(async () => {
  server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  editor = await server.person("EDITOR");
  reviewer = await server.person("REVIEWER");
  inBackup = await publish();
  backup = join(mkdtempSync(join(tmpdir(), "beian-backup-")), "backup.db");
  await run("backup", backup, server.dataDir);
  since = await publish();
});
afterAll(async () => {
  rmSync(join(backup, ".."), { recursive: true, force: true });
  await server.close();
});

/** A data directory with the present database, which nobody uses; and what stands in it at first. */
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "beian-restore-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
});

async function publish(): Promise<number> {
  age += 1;
  const edit = { province: "ZJ", requirement: "organisation-minimum-age", value: age };
  const change = await approved(server, { editor, reviewer }, [edit]);
  return (await took(server, "publishChange", at(change), reviewer)).number;
}

/** Runs the command within this process, as the command line does. */
async function run(name: "backup" | "restore", file: string, on = dataDir): Promise<readonly string[]> {
  const command = backupCommands.find((one) => one.name === name);
  if (!command) throw new Error(`no command ${name}`);
  const said: string[] = [];
  await command.run(readOptions([file], command), {
    dataDir: on,
    isWebhookHostAllowed: () => false,
    now: server.clock.now,
    stdin: process.stdin,
    print: (line) => said.push(line),
    terminal: null,
    printRaw: (text) => said.push(text),
    say: ({ zh, en }) => said.push(`${zh} / ${en}`),
  });
  return said;
}

async function presentDatabase(): Promise<void> {
  const live = new Database(join(server.dataDir, "beian.db"), { readonly: true });
  await live.backup(join(dataDir, "beian.db"));
  live.close();
}

async function contentsOf(file: string) {
  const store = await openFile(file, { now: server.clock.now, mustExist: true });
  try {
    const changes = await store.changes.byNumber([inBackup, since]);
    const { entries } = await store.audit.page({}, { first: 1 });
    const audit = await createAuditTrail({ store }).verify();
    return { published: changes.map((change) => change?.status ?? null), lastAct: entries[0]?.item.action, audit };
  } finally {
    await store.close();
  }
}

function digestOfFile(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

describe("a backup", () => {
  test("is one file, which holds what was there, and names its rules' digest", async () => {
    const target = join(dataDir, "fresh.db");
    const [path, said = ""] = await run("backup", target, server.dataDir);
    expect(path).toBe(target);
    const book = await server.app.domain.rulebooks.at({});
    expect(said).toMatch(new RegExp(`已备份并核验.*${book.digest}.* / backed up and verified: .*${book.digest}`));
    expect(readdirSync(dataDir)).toEqual(["fresh.db"]);
    expect(readFileSync(target).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
    expect(await contentsOf(target)).toMatchObject({ published: ["PUBLISHED", "PUBLISHED"], audit: { whole: true } });
  });

  test("is whole while others write on, and holds all that was acknowledged before", async () => {
    const before = await publish();
    let publishing = true;
    const writing = (async () => {
      const numbers: number[] = [];
      while (publishing) numbers.push(await publish());
      return numbers;
    })();
    const target = join(dataDir, "meanwhile.db");
    await run("backup", target, server.dataDir).finally(() => {
      publishing = false;
    });
    await writing;
    const copy = new Database(target, { readonly: true });
    expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(copy.prepare("SELECT status FROM change WHERE number = ?").pluck().get(before)).toBe("PUBLISHED");
    const halves = copy
      .prepare(
        "SELECT count(*) FROM change WHERE status = 'PUBLISHED' AND number NOT IN (SELECT change_number FROM revision UNION SELECT change_number FROM definition_revision)",
      )
      .pluck()
      .get();
    expect(halves).toBe(0);
    copy.close();
    await run("restore", target);
    expect((await contentsOf(join(dataDir, "beian.db"))).audit).toMatchObject({ whole: true });
  });

  test("takes nobody's place, needs its folder, and leaves nothing where it fails", async () => {
    const target = join(dataDir, "taken.db");
    writeFileSync(target, "somebody's letters");
    await expect(run("backup", target, server.dataDir)).rejects.toThrow(/文件已存在.* \/ the file exists already/);
    expect(readFileSync(target, "utf8")).toBe("somebody's letters");
    await expect(run("backup", join(dataDir, "no", "b.db"), server.dataDir)).rejects.toThrow(/there is no folder/);
    await expect(run("backup", join(dataDir, "b.db"))).rejects.toMatchObject({ trouble: "MISSING" });
    expect(readdirSync(dataDir)).toEqual(["taken.db"]);
  });

  test.each([[0o022], [0o000], [0o077]])("is for its owner's eyes alone, whatever the umask: %o", async (mask) => {
    const former = process.umask(mask);
    onTestFinished(() => {
      process.umask(former);
    });
    const modes = () =>
      readdirSync(dataDir).map((name) => [name, (statSync(join(dataDir, name)).mode & 0o777).toString(8)]);
    const seen = new Set<string>();
    // What is beside it for a moment only is looked at as it comes.
    const watched = watch(dataDir, () => {
      for (const name of readdirSync(dataDir)) {
        const mode = statSync(join(dataDir, name), { throwIfNoEntry: false })?.mode;
        if (mode !== undefined) seen.add((mode & 0o777).toString(8));
      }
    });
    await run("backup", join(dataDir, "b.db"), server.dataDir);
    expect(modes()).toEqual([["b.db", "600"]]);
    await run("restore", join(dataDir, "b.db"));
    expect(modes().filter(([name]) => name !== "b.db")).toEqual([["beian.db", "600"]]);
    // As a former version left it.
    chmodSync(join(dataDir, "beian.db"), 0o644);
    await run("restore", join(dataDir, "b.db"));
    watched.close();
    expect(modes().map(([, mode]) => mode)).toEqual(["600", "600", "600"]);
    expect([...seen].filter((mode) => mode !== "644")).toEqual(["600"]);
    chmodSync(join(dataDir, "beian.db"), 0o644);
    const store = await openStore({ dataDir, now: server.clock.now });
    // What its owner gave to their group stays.
    expect(Object.fromEntries(modes())["beian.db"]).toBe("640");
    await store.close();
  });

  test("isn't made of a database whose audit was tampered with", async () => {
    await presentDatabase();
    spoil(join(dataDir, "beian.db"), "audit_event", "UPDATE audit_event SET action = 'x' WHERE sequence = 3");
    await expect(run("backup", join(dataDir, "b.db"))).rejects.toThrow(
      /审计链断裂：第 3 条.* \/ .*event 3 was altered/,
    );
    expect(readdirSync(dataDir).filter((name) => !name.startsWith("beian.db"))).toEqual([]);
  });

  test("isn't made of a database of which a rule of the past was altered, removed or added", async () => {
    await presentDatabase();
    const file = join(dataDir, "beian.db");
    const original = readFileSync(file);
    for (const [sql, reason] of [
      ["UPDATE revision SET recorded_at = recorded_at - 1 WHERE id = 203", /变更 \d+ 的规则、说明或依据被改动/],
      ["PRAGMA foreign_keys = OFF; DELETE FROM revision WHERE id = 203", /变更 \d+ 的规则被删除/],
      [
        "INSERT INTO revision SELECT 1000000, layer, requirement, content, '2019-01-01', recorded_at, change_number, 1, horizon FROM revision WHERE id = 203",
        /变更 \d+ 的规则中有未经发布而添加的/,
      ],
    ] as const) {
      writeFileSync(file, original);
      spoil(file, "revision", sql);
      await expect(run("backup", join(dataDir, "b.db"))).rejects.toThrow(reason);
      expect(readdirSync(dataDir).filter((name) => !name.startsWith("beian.db"))).toEqual([]);
    }
  });
});

describe("restoring", () => {
  test("puts the backup in place and keeps the database before; everybody signs in anew, and the audit tells", async () => {
    await presentDatabase();
    const raw = new Database(join(dataDir, "beian.db"));
    raw.exec(
      `INSERT INTO session (id, expires_at, token, created_at, updated_at, user_id) SELECT 's', 9e15, 't', 1, 1, id FROM person LIMIT 1`,
    );
    raw.close();
    await run("backup", join(dataDir, "signed-in.db"));
    const [path, said = ""] = await run("restore", backup);
    const file = join(dataDir, "beian.db");
    expect(path).toBe(file);
    expect(await contentsOf(file)).toMatchObject({
      published: ["PUBLISHED", null],
      lastAct: "database.restore",
      audit: { whole: true },
    });
    const aside = readdirSync(dataDir).find((name) => name.startsWith("beian.db.before-")) ?? "";
    expect(said).toContain(aside);
    expect((await contentsOf(join(dataDir, aside))).published).toEqual(["PUBLISHED", "PUBLISHED"]);
    await run("restore", join(dataDir, "signed-in.db"));
    const restored = new Database(file, { readonly: true });
    expect(restored.prepare("SELECT count(*) FROM session").pluck().get()).toBe(0);
    restored.close();
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });

  test("fills a directory that has no database", async () => {
    await run("restore", backup);
    expect((await contentsOf(join(dataDir, "beian.db"))).published).toEqual(["PUBLISHED", null]);
    expect(readdirSync(dataDir).filter((name) => name.includes("before"))).toEqual([]);
  });

  test("helps where the present database is damaged, which is kept with its log", async () => {
    writeFileSync(join(dataDir, "beian.db"), "no database any more".repeat(500));
    writeFileSync(join(dataDir, "beian.db-wal"), "what is left of a log");
    await run("restore", backup);
    expect((await contentsOf(join(dataDir, "beian.db"))).published).toEqual(["PUBLISHED", null]);
    const aside = readdirSync(dataDir).filter((name) => name.includes("before"));
    expect(aside).toHaveLength(2);
    for (const name of aside) expect(readFileSync(join(dataDir, name), "utf8")).toMatch(/^(no database|what is left)/);
  });

  test("is refused while a server runs on the database, by another process too", async () => {
    const before = await contentsOf(join(server.dataDir, "beian.db"));
    await expect(run("restore", backup, server.dataDir)).rejects.toThrow(/请先停止服务.* \/ .*stop the product first/);
    const { code, out, err } = await rules(server.dataDir, ["restore", backup]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/请先停止服务.* \/ .*stop the product first\n$/);
    expect(await contentsOf(join(server.dataDir, "beian.db"))).toEqual(before);
    expect(readdirSync(server.dataDir).filter((name) => /before|restoring/.test(name))).toEqual([]);
    expect(await publish()).toBeGreaterThan(since);
  });

  test.each<[string, (file: string) => void, RegExp]>([
    [
      "whose audit was tampered with",
      (file) => spoil(file, "audit_event", "UPDATE audit_event SET details = '{}' WHERE sequence = 5"),
      /the audit's chain is broken: event 5 was altered/,
    ],
    [
      "whose audit was cut short",
      (file) =>
        spoil(
          file,
          "audit_event",
          "DELETE FROM audit_event WHERE sequence = (SELECT max(sequence) FROM audit_event); UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'audit_event'",
        ),
      /rules were added without a publication of change \d+/,
    ],
    [
      "whose rules were tampered with",
      (file) =>
        spoil(
          file,
          "revision",
          "UPDATE revision SET content = json_set(content, '$.value', 99) WHERE requirement = 'organisation-minimum-age' AND layer = 'ZJ'; UPDATE cell SET standing_content = json_set(standing_content, '$.value', 99) WHERE requirement = 'organisation-minimum-age' AND layer = 'ZJ'",
        ),
      /rules, words or sources were altered of change \d+/,
    ],
    [
      "whose past was tampered with",
      (file) =>
        spoil(
          file,
          "revision",
          "UPDATE revision SET content = json_set(content, '$.value', 99) WHERE requirement = 'organisation-minimum-age' AND id < (SELECT max(id) FROM revision) AND layer = 'ZJ'",
        ),
      /rules, words or sources were altered of change \d+/,
    ],
    [
      "from whose past a rule was taken",
      (file) =>
        spoil(
          file,
          "revision",
          "PRAGMA foreign_keys = OFF; DELETE FROM revision WHERE id = (SELECT id FROM revision WHERE id NOT IN (SELECT latest_revision FROM cell WHERE latest_revision IS NOT NULL UNION SELECT standing_revision FROM cell WHERE standing_revision IS NOT NULL UNION SELECT revision FROM inherited_revision) LIMIT 1)",
        ),
      /rules were removed of change \d+|references lead nowhere/,
    ],
    [
      "of which today's answers were tampered with",
      (file) =>
        spoil(
          file,
          "cell",
          "UPDATE cell SET standing_content = json_set(standing_content, '$.value', 99) WHERE requirement = 'organisation-minimum-age' AND layer = 'ZJ'",
        ),
      /what holds today isn't what history says: ZJ organisation-minimum-age/,
    ],
    [
      "whose mark tells of another audit",
      (file) =>
        spoil(file, null, "UPDATE setting SET value = json_set(value, '$.auditEvents', 1) WHERE key = 'backup.mark'"),
      /its audit hasn't as many events as it had/,
    ],
    [
      "whose mark names other rules",
      (file) =>
        spoil(
          file,
          null,
          `UPDATE setting SET value = json_set(value, '$.digest', '${"a".repeat(64)}') WHERE key = 'backup.mark'`,
        ),
      /its rules don't have the digest/,
    ],
    ["that is cut off", (file) => truncateSync(file, 300_000), /not verified|damaged|file is not a database/],
    ["of which a page is garbage", garble, /not verified|damaged/],
    ["of a newer version", (file) => spoil(file, null, "PRAGMA user_version = 999"), /newer version/],
    ["of another program", (file) => spoil(file, null, "PRAGMA application_id = 7"), /another program/],
    ["that is a text", (file) => writeFileSync(file, "a letter".repeat(1_000)), /isn't a database|not a database/],
    ["that is empty", (file) => truncateSync(file, 0), /isn't a backup|not verified/],
    [
      "that wasn't made by this command",
      (file) => spoil(file, null, "DELETE FROM setting WHERE key = 'backup.mark'"),
      /isn't a backup that the command backup made/,
    ],
  ])("refuses one %s, and leaves the present database as it is", async (_, damage, reason) => {
    await presentDatabase();
    const file = join(dataDir, "beian.db");
    const before = digestOfFile(file);
    const bad = join(dataDir, "bad.db");
    copyFileSync(backup, bad);
    damage(bad);
    const spoiled = digestOfFile(bad);
    await expect(run("restore", bad)).rejects.toThrow(reason);
    expect(digestOfFile(bad)).toBe(spoiled);
    expect(readdirSync(dataDir).filter((name) => /before|restoring/.test(name))).toEqual([]);
    expect((await contentsOf(file)).published).toEqual(["PUBLISHED", "PUBLISHED"]);
    expect(before).not.toBe(spoiled);
  });

  test("refuses a file that isn't there, or a folder", async () => {
    await presentDatabase();
    await expect(run("restore", join(dataDir, "none.db"))).rejects.toThrow(/there is no file/);
    await expect(run("restore", dataDir)).rejects.toThrow(/there is no file/);
  });
});

/** Writes past the guards, as somebody with the file in hand could, and puts them back. */
function spoil(file: string, table: string | null, sql: string): void {
  const database = new Database(file);
  const triggers = database
    .prepare<[string | null], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?",
    )
    .all(table);
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

function garble(file: string): void {
  const bytes = readFileSync(file);
  for (let page = 5; page < 60; page += 6) bytes.fill(0xa5, page * 4_096, page * 4_096 + 2_000);
  writeFileSync(file, bytes);
}
