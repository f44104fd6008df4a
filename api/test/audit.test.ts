import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAuditTrail } from "../src/domain/audit-trail.ts";
import { openStore } from "../src/store/open.ts";
import { rules } from "./command-line.ts";
import { startServer, system } from "./harness.ts";

/** A data directory with a history of acts, that each test takes a copy of. */
let original: string;
let events: number;
beforeAll(async () => {
  const server = await startServer();
  const person = await server.person("EDITOR");
  await server.app.domain.people.changeRole(system, person.person.id, "VIEWER");
  await server.app.domain.people.disable(system, person.person.id);
  original = mkdtempSync(join(tmpdir(), "beian-audit-"));
  const database = new Database(join(server.dataDir, "beian.db"));
  await database.backup(join(original, "beian.db"));
  events = Number(database.prepare("SELECT count(*) FROM audit_event").pluck().get());
  database.close();
  await server.close();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** The verdict on a copy that somebody with the file in hand has changed. */
async function verdictAfter(sql: string) {
  const copy = mkdtempSync(join(tmpdir(), "beian-tampered-"));
  try {
    cpSync(original, copy, { recursive: true });
    tamper(copy, sql);
    const store = await openStore({ dataDir: copy, now: () => new Date(), mustExist: true });
    try {
      return await createAuditTrail({ store }).verify();
    } finally {
      await store.close();
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

function tamper(dataDir: string, sql: string): void {
  const database = new Database(join(dataDir, "beian.db"));
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit_event'",
    )
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

const swap = (a: number, b: number) => `
  UPDATE audit_event SET sequence = 100000 WHERE sequence = ${a};
  UPDATE audit_event SET sequence = ${a} WHERE sequence = ${b};
  UPDATE audit_event SET sequence = ${b} WHERE sequence = 100000;`;

test("an untouched audit is whole", async () => {
  expect(events).toBeGreaterThan(20);
  expect(await verdictAfter("")).toMatchObject({ whole: true, events });
});

test.each([
  ["at", "at = at + 1"],
  ["actor", "actor_id = 'somebody'"],
  ["kind of actor", "actor_kind = 'TOKEN'"],
  ["action", "action = 'change.withdraw'"],
  ["change", "change_number = 999"],
  ["subject", "subject = 'somebody'"],
  ["version", "version = 99"],
  ["origin", "origin = 'elsewhere'"],
  ["details", `details = '{"edits":0}'`],
  ["hash", `hash = '${"a".repeat(64)}'`],
])("an altered %s is found", async (_, set) => {
  expect(await verdictAfter(`UPDATE audit_event SET ${set} WHERE sequence = 7`)).toEqual({
    whole: false,
    sequence: 7,
    fault: "ALTERED",
  });
});

test("an altered link is found", async () => {
  const verdict = await verdictAfter(`UPDATE audit_event SET previous_hash = '${"a".repeat(64)}' WHERE sequence = 7`);
  expect(verdict).toEqual({ whole: false, sequence: 7, fault: "UNCHAINED" });
});

test.each([
  ["removed", "DELETE FROM audit_event WHERE sequence = 5", 5, "MISSING"],
  ["removed at the beginning", "DELETE FROM audit_event WHERE sequence = 1", 1, "MISSING"],
  [
    "removed, the later ones moved up",
    "DELETE FROM audit_event WHERE sequence = 5; UPDATE audit_event SET sequence = sequence - 1 WHERE sequence > 5",
    5,
    "UNCHAINED",
  ],
  ["swapped", swap(5, 6), 5, "UNCHAINED"],
  ["swapped from afar", swap(4, 9), 4, "UNCHAINED"],
] as const)("events %s are found", async (_, sql, sequence, fault) => {
  expect(await verdictAfter(sql)).toEqual({ whole: false, sequence, fault });
});

test("events missing at the end are found", async () => {
  const verdict = await verdictAfter(
    "DELETE FROM audit_event WHERE sequence > (SELECT max(sequence) - 2 FROM audit_event)",
  );
  expect(verdict).toEqual({ whole: false, sequence: events - 1, fault: "CUT_OFF" });
  expect(await verdictAfter("DELETE FROM audit_event")).toEqual({ whole: false, sequence: 1, fault: "CUT_OFF" });
});

test("the database itself refuses to alter or remove events", () => {
  const database = new Database(join(original, "beian.db"));
  expect(() => database.exec("UPDATE audit_event SET at = 0")).toThrow("append-only");
  expect(() => database.exec("DELETE FROM audit_event")).toThrow("append-only");
  database.close();
});

test("the command line tells, by words and exit code", { timeout: 120_000 }, async () => {
  const copy = mkdtempSync(join(tmpdir(), "beian-tampered-"));
  try {
    cpSync(original, copy, { recursive: true });
    expect(await rules(copy, ["audit", "verify"])).toEqual({
      code: 0,
      out: expect.stringMatching(
        new RegExp(
          `^审计链完整，共 ${events} 条 / the audit's chain is whole: ${events} events\n规则历史与审计相符，共 \\d+ 次发布 / history is what was published: \\d+ publications\n账号、令牌、审核、评论、样例与 Webhook 与审计相符，共 \\d+ 项 / accounts, tokens, reviews, comments, samples and webhooks are what the audit says: \\d+\n$`,
        ),
      ),
      err: "",
    });
    tamper(copy, "UPDATE audit_event SET action = 'change.withdraw' WHERE sequence = 9");
    const broken = await rules(copy, ["audit", "verify"]);
    expect(broken).toMatchObject({ code: 1, out: "" });
    expect(broken.err).toMatch(/第 9 条.*event 9 was altered\n$/);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
