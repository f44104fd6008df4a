import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { backupCommands } from "../src/cli/backup.ts";
import { readOptions } from "../src/cli/command.ts";
import { hashOfEvent } from "../src/domain/acting/audit.ts";
import type { AuditEvent, AuditVerdict } from "../src/domain/audit-trail.ts";
import { createAuditTrail } from "../src/domain/audit-trail.ts";
import { createPasswordHashing } from "../src/domain/password-hash.ts";
import { createPeople } from "../src/domain/people.ts";
import { openStore } from "../src/store/open.ts";
import { approved } from "./change-steps.ts";
import { rules } from "./command-line.ts";
import type { TestPerson } from "./harness.ts";
import { dataOf, startServer, system } from "./harness.ts";

/** A closed database with rows of every kind that acts make, that each test takes a copy of. */
let original: string;
let administrator: TestPerson;
let editor: TestPerson;
let [token, sample, webhook] = ["", "", ""];

beforeAll(async () => {
  const server = await startServer();
  administrator = await server.person("ADMINISTRATOR");
  editor = await server.person("EDITOR");
  const [reviewer, viewer] = [await server.person("REVIEWER"), await server.person("VIEWER")];
  const { people, tokens, samples, webhooks, changes } = server.app.domain;
  await people.disable(administrator.actor, viewer.person.id);
  await people.changeRole(administrator.actor, reviewer.person.id, "REVIEWER");
  await people.resetPassword(administrator.actor, editor.person.id, "yet another long password");
  const change = await approved(server, { editor, reviewer }, [
    { province: "ZJ", requirement: "organisation-minimum-age", value: 31 },
  ]);
  for (const text of ["第一条", "第二条"]) await changes.comment(reviewer.actor, { number: change.number, text });
  const [first] = await samples.current(system);
  if (!first) throw new Error("the product came without samples");
  sample = (
    await samples.edit(administrator.actor, { id: first.id, version: first.version, nameEn: "A sample of ours" })
  ).id;
  const revoked = await tokens.create(system, { owner: viewer.person, name: "old", days: 1 }).catch(() => null);
  expect(revoked).toBeNull();
  const { record } = await tokens.create(administrator.actor, { owner: editor.person, name: "script", days: 1 });
  await tokens.revoke(administrator.actor, record.id);
  token = record.id;
  const created = await webhooks.create(administrator.actor, { name: "方", url: "https://hooks.example.com/a" });
  webhook = created.webhook.id;
  await webhooks.rotateSecret(administrator.actor, webhook);
  await webhooks.disable(administrator.actor, webhook);
  await webhooks.enable(administrator.actor, webhook);
  // By themselves, as better-auth writes it.
  const { email } = administrator;
  const signIn = (password: string) =>
    server.fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
  const cookie = (await signIn(administrator.password)).headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const changed = await server.fetch("/api/auth/change-password", {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ currentPassword: administrator.password, newPassword: "a password of their own making" }),
  });
  expect(changed.status).toBe(200);
  dataOf(await server.gql('{ rulebook(asOf: "2019-01-01") { digest } }'));
  original = mkdtempSync(join(tmpdir(), "beian-rows-"));
  await server.app.close();
  const database = new Database(join(server.dataDir, "beian.db"));
  await database.backup(join(original, "beian.db"));
  database.close();
  rmSync(server.dataDir, { recursive: true });
}, 300_000);
afterAll(() => rmSync(original, { recursive: true, force: true }));

/** Writes past the guards, as somebody with the file in hand could, and puts them back unless told otherwise. */
function tampered(sql: string, { guardsBack = true } = {}): string {
  const copy = mkdtempSync(join(tmpdir(), "beian-tampered-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(original, copy, { recursive: true });
  const database = new Database(join(copy, "beian.db"));
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.pragma("foreign_keys = OFF");
  database.pragma("ignore_check_constraints = ON");
  database.exec(sql);
  if (guardsBack) for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
  return copy;
}

async function verdictOf(dataDir: string): Promise<AuditVerdict> {
  const store = await openStore({ dataDir, now: () => new Date(), mustExist: true });
  try {
    return await createAuditTrail({ store }).verify();
  } finally {
    await store.close();
  }
}

const idOf = (of: () => { person: { id: string } }) => `'${of().person.id}'`;
const verdictAfter = (sql: string) => verdictOf(tampered(sql));

test("untouched, every row is what the audit says", async () => {
  const verdict = await verdictOf(original);
  expect(verdict).toMatchObject({ whole: true, unboundRows: 0 });
  const count = (table: string) => `(SELECT count(*) FROM ${table})`;
  const database = new Database(join(original, "beian.db"), { readonly: true });
  const rows = database
    .prepare(`SELECT ${["person", "token", "review", "change_comment", "sample", "webhook"].map(count).join(" + ")}`)
    .pluck()
    .get();
  database.close();
  expect(verdict).toMatchObject({ rows });
  expect(await verdictAfter("")).toEqual(verdict);
});

describe("an altered row is named", () => {
  test.each([
    ["role", "role = 'REVIEWER'"],
    ["email", "email = 'other@example.com'"],
    ["name", "name = 'Somebody'"],
    ["standing", "disabled_at = 1"],
    ["first day", "created_at = 1"],
  ])("an account whose %s was altered", async (_, set) => {
    const id = idOf(() => editor);
    const verdict = await verdictAfter(`UPDATE person SET ${set} WHERE id = ${id}`);
    expect(verdict).toEqual({ whole: false, kind: "person", id: editor.person.id, fault: "ROW_ALTERED" });
  });

  test("an account that was let in again", async () => {
    const verdict = await verdictAfter("UPDATE person SET disabled_at = NULL");
    expect(verdict).toMatchObject({ whole: false, kind: "person", fault: "ROW_ALTERED" });
  });

  test.each([
    ["that an administrator set", () => editor],
    ["that its owner set", () => administrator],
  ])("a password %s and somebody replaced, or gave a second one", async (_, whose) => {
    const expected = { whole: false, kind: "person", id: whose().person.id, fault: "ROW_ALTERED" };
    const id = idOf(whose);
    const other = `(SELECT password FROM account WHERE user_id <> ${id} LIMIT 1)`;
    expect(await verdictAfter(`UPDATE account SET password = ${other} WHERE user_id = ${id}`)).toEqual(expected);
    const columns = "account_id, provider_id, user_id, password, created_at, updated_at";
    const second = `INSERT INTO account (id, ${columns}) SELECT 'second', ${columns} FROM account WHERE user_id = ${id}`;
    expect(await verdictAfter(second)).toEqual(expected);
  });

  test.each([
    ["token", "token", "revoked_at = NULL", () => token],
    ["token", "token", "expires_at = expires_at + 1000000000", () => token],
    ["token", "token", `hash = '${"a".repeat(64)}'`, () => token],
    ["sample", "sample", "expectations = '{}'", () => sample],
    ["sample", "sample", "filing = json_set(filing, '$.x', 1)", () => sample],
    ["sample", "sample", "archived_at = 1", () => sample],
    ["webhook", "webhook", "url = 'https://evil.example/'", () => webhook],
    ["webhook", "webhook", "secret = previous_secret", () => webhook],
    ["webhook", "webhook", "disabled_at = 1", () => webhook],
    ["review", "review", "verdict = 'REJECTED', comment = 'x'", () => "1"],
    ["review", "review", "reviewer_id = (SELECT min(id) FROM person WHERE id <> reviewer_id)", () => "1"],
    ["review", "review", "at = at - 1", () => "1"],
    ["comment", "change_comment", "text = '别的话'", () => "1"],
    ["comment", "change_comment", "person_id = (SELECT min(id) FROM person WHERE id <> person_id)", () => "1"],
  ])("a %s: %s, %s", async (kind, table, set, id) => {
    const verdict = await verdictAfter(`UPDATE ${table} SET ${set} WHERE id = '${id()}'`);
    expect(verdict).toEqual({ whole: false, kind, id: id(), fault: "ROW_ALTERED" });
  });

  test("a sample that the product came with and nobody edited", async () => {
    const verdict = await verdictAfter("UPDATE sample SET expectations = '{}' WHERE version = 1");
    expect(verdict).toMatchObject({ whole: false, kind: "sample", fault: "ROW_ALTERED" });
  });

  test("two that were swapped", async () => {
    const swap = (table: string, column: string, a: string, b: string) =>
      `CREATE TEMP TABLE held AS SELECT id, ${column} AS value FROM ${table};
      UPDATE ${table} SET ${column} = (SELECT value FROM held WHERE held.id = CASE ${table}.id WHEN ${a} THEN ${b} ELSE ${a} END)
        WHERE id IN (${a}, ${b})`;
    const comments = await verdictAfter(swap("change_comment", "text", "1", "2"));
    expect(comments).toMatchObject({ kind: "comment", fault: "ROW_ALTERED" });
    const [a, b] = [idOf(() => administrator), idOf(() => editor)];
    const names = await verdictAfter(swap("person", "name", a, b));
    expect(names).toMatchObject({ kind: "person", fault: "ROW_ALTERED" });
    const passwords = await verdictAfter(
      `UPDATE account SET user_id = CASE user_id WHEN ${a} THEN ${b} ELSE ${a} END WHERE user_id IN (${a}, ${b})`,
    );
    expect(passwords).toMatchObject({ kind: "person", fault: "ROW_ALTERED" });
  });
});

test.each([
  ["person", "person", () => editor.person.id],
  ["token", "token", () => token],
  ["review", "review", () => "1"],
  ["comment", "change_comment", () => "2"],
  ["sample", "sample", () => sample],
  ["webhook", "webhook", () => webhook],
])("a %s that was removed is named", async (kind, table, id) => {
  const verdict = await verdictAfter(`DELETE FROM ${table} WHERE id = '${id()}'`);
  expect(verdict).toEqual({ whole: false, kind, id: id(), fault: "ROW_MISSING" });
});

test.each([
  [
    "person",
    "person",
    "id, name, email, role, created_at, updated_at",
    "'new', name, 'new@x.example', 'ADMINISTRATOR', 1, 1",
  ],
  [
    "token",
    "token",
    "id, person_id, name, hash, created_at, expires_at",
    `'new', person_id, name, '${"b".repeat(64)}', 1, 9e12`,
  ],
  [
    "review",
    "review",
    "id, change_number, change_version, content_digest, reviewer_id, verdict, at",
    "99, change_number, change_version, content_digest, reviewer_id, verdict, at",
  ],
  ["comment", "change_comment", "id, change_number, person_id, text, at", "99, change_number, person_id, text, at"],
  [
    "sample",
    "sample",
    "id, name_zh, name_en, filing, expectations, version, created_at, updated_at",
    "'new', 'new', 'new', filing, expectations, 1, 1, 1",
  ],
  ["webhook", "webhook", "id, name, url, secret, created_at", "'new', name, url, secret, 1"],
])("a %s that no act made is named", async (kind, table, columns, values) => {
  const verdict = await verdictAfter(`INSERT INTO ${table} (${columns}) SELECT ${values} FROM ${table} LIMIT 1`);
  expect(verdict).toMatchObject({ whole: false, kind, fault: "ROW_ADDED" });
});

describe("guards, counts and names", () => {
  test("that guards were taken away is found, whatever else was done", async () => {
    const verdict = await verdictOf(tampered("", { guardsBack: false }));
    expect(verdict).toMatchObject({ whole: false, object: { type: "trigger" }, fault: "SCHEMA_MISSING" });
  });

  test.each([
    ["DROP TRIGGER review_not_updated", "trigger", "review_not_updated", "SCHEMA_MISSING"],
    ["DROP INDEX review_change", "index", "review_change", "SCHEMA_MISSING"],
    [
      "DROP TRIGGER review_not_updated; CREATE TRIGGER review_not_updated BEFORE UPDATE ON review WHEN 0 BEGIN SELECT 1; END",
      "trigger",
      "review_not_updated",
      "SCHEMA_ALTERED",
    ],
    [
      "CREATE TRIGGER door AFTER INSERT ON session BEGIN UPDATE person SET role = 'ADMINISTRATOR'; END",
      "trigger",
      "door",
      "SCHEMA_ADDED",
    ],
    ["CREATE TABLE beside (x)", "table", "beside", "SCHEMA_ADDED"],
    ["CREATE VIEW beside AS SELECT 1", "view", "beside", "SCHEMA_ADDED"],
  ])("%s", async (sql, type, name, fault) => {
    const copy = tampered("");
    const database = new Database(join(copy, "beian.db"));
    database.exec(sql);
    database.close();
    expect(await verdictOf(copy)).toEqual({ whole: false, object: { type, name }, fault });
  });

  test.each([
    ["UPDATE change_tally SET changes = changes + 1 WHERE status = 'DRAFT'", "change_tally", "DRAFT"],
    ["DELETE FROM change_tally", "change_tally", "DRAFT"],
    ["INSERT INTO change_tally VALUES ('SUNG', 0)", "change_tally", "SUNG"],
    ["UPDATE province_version SET version = version + 100 WHERE province = 'ZJ'", "province_version", "ZJ"],
    ["DELETE FROM province_version WHERE province = 'ZJ'", "province_version", "ZJ"],
  ])("%s", async (sql, table, key) => {
    const verdict = await verdictAfter(sql);
    if (table === "province_version" && sql.startsWith("DELETE")) expect(verdict.whole).toBe(false);
    else expect(verdict).toEqual({ whole: false, tally: { table, key }, fault: "TALLY_ALTERED" });
  });

  test.each([
    ["redated to a day of other rules", "as_of = '2019-12-31'"],
    ["known at another instant", "known_at = 0"],
    ["made no day", "as_of = '2026-99-99'"],
  ])("the name of a rule book that was %s", async (_, set) => {
    const verdict = await verdictAfter(`UPDATE rulebook_edition SET ${set}`);
    expect(verdict).toMatchObject({ whole: false, fault: "EDITION_ALTERED" });
  });

  test("a name given to a rule book that isn't it", async () => {
    const verdict = await verdictAfter(`INSERT INTO rulebook_edition VALUES ('${"c".repeat(64)}', '2026-01-01', 1)`);
    expect(verdict).toEqual({ whole: false, edition: "c".repeat(64), fault: "EDITION_ALTERED" });
  });
});

describe("a database of a version that didn't bind rows", () => {
  /** The audit as such a version would have written it: the same acts, without what binds their rows. */
  function former(sql = ""): string {
    const copy = tampered("");
    const database = new Database(join(copy, "beian.db"));
    const events = database
      .prepare<[], AuditEvent & { details: string }>(
        `SELECT sequence, at, actor_kind AS actorKind, actor_id AS actorId, action, change_number AS changeNumber,
          subject, version, origin, details, previous_hash AS previousHash, hash FROM audit_event ORDER BY sequence`,
      )
      .all();
    const guards = database
      .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      .all();
    for (const { name } of guards) database.exec(`DROP TRIGGER "${name}"`);
    const update = database.prepare(
      "UPDATE audit_event SET details = ?, previous_hash = ?, hash = ? WHERE sequence = ?",
    );
    let previousHash = "0".repeat(64);
    for (const { hash: _, ...event } of events) {
      const { row: __, rows: ___, review: ____, ...details }: Record<string, unknown> = JSON.parse(event.details);
      const hash = hashOfEvent({ ...event, details, previousHash });
      update.run(JSON.stringify(details), previousHash, hash, event.sequence);
      previousHash = hash;
    }
    database.pragma("foreign_keys = OFF");
    database.exec(sql);
    for (const guard of guards) database.exec(guard.sql);
    database.close();
    return copy;
  }

  test("verifies, and says how many rows aren't bound", async () => {
    const whole = await verdictOf(original);
    const copy = former();
    expect(await verdictOf(copy)).toEqual({ ...whole, rows: 0, unboundRows: "rows" in whole ? whole.rows : 0 });
    const { code, err } = await rules(copy, ["audit", "verify"]);
    expect(code).toBe(0);
    expect(err).toMatch(/另有 \d+ 项最后由旧版本写入.*\d+ more were last written by an earlier version/s);
  });

  test.each([
    ["account", "DELETE FROM person WHERE role = 'VIEWER'", { kind: "person", fault: "ROW_MISSING" }],
    ["review", "DELETE FROM review", { kind: "review", fault: "ROW_MISSING" }],
    ["sample", "DELETE FROM sample WHERE version = 1", { kind: "sample", fault: "ROW_MISSING" }],
  ])("still may lose no %s", async (_, sql, fault) => {
    expect(await verdictOf(former(sql))).toMatchObject(fault);
  });

  test.each([
    [
      "review",
      "INSERT INTO review SELECT 99, change_number, change_version, content_digest, reviewer_id, verdict, comment, at FROM review",
    ],
    ["comment", "INSERT INTO change_comment SELECT 99, change_number, person_id, text, at FROM change_comment LIMIT 1"],
  ])("nor gain a %s", async (kind, sql) => {
    expect(await verdictOf(former(sql))).toMatchObject({ kind, fault: "ROW_ADDED" });
  });

  test("binds a row with the next act on it", async () => {
    const copy = former();
    const store = await openStore({ dataDir: copy, now: () => new Date() });
    await createPeople({ store, hashing: createPasswordHashing() }).changeRole(system, editor.person.id, "VIEWER");
    await store.close();
    expect(await verdictOf(copy)).toMatchObject({ whole: true, rows: 1 });
    const database = new Database(join(copy, "beian.db"));
    database.exec(`UPDATE person SET role = 'ADMINISTRATOR' WHERE id = ${idOf(() => editor)}`);
    database.close();
    expect(await verdictOf(copy)).toMatchObject({ kind: "person", id: editor.person.id, fault: "ROW_ALTERED" });
  });
});

test("neither a backup is made of a database with altered rows, nor one restored", { timeout: 120_000 }, async () => {
  const copy = tampered(`UPDATE person SET role = 'ADMINISTRATOR' WHERE id = ${idOf(() => editor)}`);
  const words = new RegExp(`账号 ${editor.person.id} 被改动.*account ${editor.person.id} was altered`);
  const run = (name: string, file: string, dataDir: string) => {
    const command = backupCommands.find((one) => one.name === name);
    if (!command) throw new Error(`there is no command ${name}`);
    const place = {
      dataDir,
      isWebhookHostAllowed: () => false,
      now: () => new Date(),
      stdin: process.stdin,
      print: () => undefined,
      terminal: null,
      printRaw: () => undefined,
      say: () => undefined,
    };
    return command.run(readOptions([file], command), place);
  };
  await expect(run("backup", join(copy, "b.db"), copy)).rejects.toThrow(words);
  const sound = tampered("");
  await run("backup", join(sound, "b.db"), sound);
  const database = new Database(join(sound, "b.db"));
  database.exec(`UPDATE person SET role = 'ADMINISTRATOR' WHERE id = ${idOf(() => editor)}`);
  database.close();
  await expect(run("restore", join(sound, "b.db"), sound)).rejects.toThrow(words);
  const { code, err } = await rules(copy, ["audit", "verify"]);
  expect(code).toBe(1);
  expect(err).toMatch(words);
});
