import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { recordAudit } from "../src/domain/acting/audit.ts";
import type { AuditVerdict } from "../src/domain/audit-trail.ts";
import { createAuditTrail } from "../src/domain/audit-trail.ts";
import { openStore } from "../src/store/open.ts";
import { approved, at, took } from "./change-steps.ts";
import { rules } from "./command-line.ts";
import { startServer } from "./harness.ts";
import { publish, revisionOf, yes } from "./store/contract/any-store.ts";
import { temporaryStore } from "./store/sqlite/temporary-file.ts";

/** A closed database with a history of the seed's changes and of staff's own, that each test takes a copy of. */
let original: string;
/** A change of two rules that later ones have overtaken, and one of a national rule. */
let [overtaken, countrywide] = [0, 0];
const requirement = "organisation-minimum-age";

beforeAll(async () => {
  const server = await startServer({ at: "2026-11-24T10:00:00+08:00" });
  const people = { editor: await server.person("EDITOR"), reviewer: await server.person("REVIEWER") };
  const published = async (edits: readonly { province: string | null; requirement: string; value: number }[]) => {
    const change = await approved(server, people, edits);
    return (await took(server, "publishChange", at(change), people.reviewer)).number;
  };
  overtaken = await published([
    { province: "ZJ", requirement, value: 21 },
    { province: "YN", requirement, value: 22 },
  ]);
  await published([
    { province: "ZJ", requirement, value: 23 },
    { province: "YN", requirement, value: 24 },
  ]);
  countrywide = await published([{ province: null, requirement, value: 25 }]);
  original = mkdtempSync(join(tmpdir(), "beian-history-"));
  const database = new Database(join(server.dataDir, "beian.db"));
  await database.backup(join(original, "beian.db"));
  database.close();
  await server.close();
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), "beian-tampered-"));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(original, copy, { recursive: true });
  return copy;
}

/** Writes past the guards, as somebody with the file in hand could, and puts them back. */
function tamper(dataDir: string, sql: string): void {
  const database = new Database(join(dataDir, "beian.db"));
  const triggers = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.pragma("foreign_keys = OFF");
  database.pragma("ignore_check_constraints = ON");
  database.exec(sql);
  for (const trigger of triggers) database.exec(trigger.sql);
  database.close();
}

async function verdictOf(dataDir: string): Promise<AuditVerdict> {
  const store = await openStore({ dataDir, now: () => new Date(), mustExist: true });
  try {
    return await createAuditTrail({ store }).verify();
  } finally {
    await store.close();
  }
}

async function verdictAfter(sql: (change: number) => string, change = overtaken): Promise<AuditVerdict> {
  const copy = copied();
  tamper(copy, sql(change));
  return verdictOf(copy);
}

const first = (change: number) => `(SELECT min(id) FROM revision WHERE change_number = ${change})`;
const inserted = (change: number, columns: Readonly<Record<string, string>>) => {
  const names = "id layer requirement content effective_from recorded_at change_number correction horizon".split(" ");
  return `INSERT INTO revision (${names}) SELECT ${names.map((name) => columns[name] ?? name)} FROM revision WHERE id = ${first(change)}`;
};

test("an untouched history is what was published, the seed's changes and staff's own", async () => {
  const verdict = await verdictOf(original);
  expect(verdict).toMatchObject({ whole: true, unbound: 0 });
  const database = new Database(join(original, "beian.db"), { readonly: true });
  const published = database.prepare("SELECT count(*) FROM change WHERE status = 'PUBLISHED'").pluck().get();
  database.close();
  expect(verdict).toMatchObject({ publications: published });
  expect(published).toBeGreaterThan(20);
});

describe("a revision of the past", () => {
  test.each([
    ["content", "content = json_set(content, '$.value', 60)"],
    ["content, to what no rule is", "content = '7'"],
    ["content, to what isn't JSON", "content = 'x'"],
    ["content, to nothing", "content = NULL"],
    ["first day", "effective_from = '2026-11-01'"],
    ["time of recording", "recorded_at = recorded_at - 1"],
    ["mark as a correction", "correction = 1 - correction"],
    ["place", "layer = 'BJ'"],
    ["requirement", "requirement = 'house-number'"],
    ["horizon", "horizon = '2099-01-01'"],
    ["number", "id = 1000000"],
  ])("whose %s was altered is found, with its change", async (_, set) => {
    const verdict = await verdictAfter((change) => `UPDATE revision SET ${set} WHERE id = ${first(change)}`);
    expect(verdict).toEqual({ whole: false, changeNumber: overtaken, fault: "REVISIONS_ALTERED" });
  });

  test("that was removed is found, with its change, and so is a change of which nothing is left", async () => {
    const missing = { whole: false, changeNumber: overtaken, fault: "REVISIONS_MISSING" };
    expect(await verdictAfter((change) => `DELETE FROM revision WHERE id = ${first(change)}`)).toEqual(missing);
    expect(await verdictAfter((change) => `DELETE FROM revision WHERE change_number = ${change}`)).toEqual(missing);
    const moved = await verdictAfter((change) => `UPDATE revision SET change_number = 1 WHERE id = ${first(change)}`);
    expect(moved).toEqual({ whole: false, changeNumber: 1, fault: "REVISIONS_ADDED" });
  });

  test.each([
    ["at the end", { id: "1000000" }],
    ["before all others", { id: "-1" }],
  ])("that was added %s is found, with the change that it was added to", async (_, columns) => {
    const verdict = await verdictAfter((change) => inserted(change, { ...columns, effective_from: "'2019-01-01'" }));
    expect(verdict).toEqual({ whole: false, changeNumber: overtaken, fault: "REVISIONS_ADDED" });
  });

  test.each([
    ["of its own, which nobody published", "5000"],
    ["with a number that none has", "-7"],
  ])("that was added as a change %s is found", async (_, number) => {
    const verdict = await verdictAfter(
      (change) =>
        `INSERT INTO change SELECT ${number}, title, reason, status, author_id, version, effective_from, created_at, updated_at, published_at, reverts, approved_digest, cancels FROM change WHERE number = ${change};
        ${inserted(change, { id: "1000000", change_number: number })}`,
    );
    expect(verdict).toEqual({ whole: false, changeNumber: Number(number), fault: "REVISIONS_ADDED" });
  });

  test("that was added to a draft whose publication was refused is found", async () => {
    const copy = copied();
    const store = await openStore({ dataDir: copy, now: () => new Date() });
    const draft = await store.transaction(async (tx) => {
      const { number } = await tx.changes.create({ title: "草稿", reason: "测试", authorId: null });
      const refused = { action: "change.publish", changeNumber: number, details: { refused: "CONFLICT" } } as const;
      await recordAudit(tx, { actorKind: "SYSTEM", actorId: null, origin: "test", ...refused });
      return number;
    });
    await store.close();
    expect(await verdictOf(copy)).toMatchObject({ whole: true });
    tamper(copy, inserted(overtaken, { id: "1000000", change_number: String(draft) }));
    expect(await verdictOf(copy)).toEqual({ whole: false, changeNumber: draft, fault: "REVISIONS_ADDED" });
  });
});

test.each([
  ["words", (change: number) => `UPDATE change SET reason = 'x' WHERE number = ${change}`],
  ["date", (change: number) => `UPDATE change SET effective_from = '2020-01-01' WHERE number = ${change}`],
  ["sources", (change: number) => `UPDATE change_source SET url = 'https://x.example' WHERE change_number = ${change}`],
  ["number of sources", (change: number) => `DELETE FROM change_source WHERE change_number = ${change}`],
  ["edits", (change: number) => `UPDATE change_edit SET content = NULL WHERE change_number = ${change}`],
])("a published change whose %s were altered is found", async (_, sql) => {
  expect(await verdictAfter(sql)).toEqual({ whole: false, changeNumber: overtaken, fault: "REVISIONS_ALTERED" });
});

test("whom a national rule reached is bound with it", async () => {
  const verdict = await verdictAfter(
    (change) =>
      `DELETE FROM inherited_revision WHERE revision = ${first(change)} AND province = (SELECT max(province) FROM inherited_revision WHERE revision = ${first(change)})`,
    countrywide,
  );
  expect(verdict).toEqual({ whole: false, changeNumber: countrywide, fault: "REVISIONS_ALTERED" });
});

test.each([
  ["standing_content = json_set(standing_content, '$.value', 60)"],
  ["standing_content = NULL"],
  ["standing_recorded_at = 1"],
  ["horizon = '2020-01-01'"],
  [`standing_revision = (SELECT min(id) FROM revision)`],
  ["latest_revision = (SELECT min(id) FROM revision)"],
  ["revisions = revisions + 1"],
  ["inherited = inherited + 1"],
])("an answer kept ready that isn't what history says is found: %s", async (set) => {
  const verdict = await verdictAfter(
    () => `UPDATE cell SET ${set} WHERE layer = 'ZJ' AND requirement = '${requirement}'`,
  );
  expect(verdict).toEqual({ whole: false, cell: { layer: "ZJ", requirement }, fault: "CELL_ALTERED" });
});

test("a cell that went missing is found", async () => {
  const verdict = await verdictAfter(() => `DELETE FROM cell WHERE layer = 'ZJ' AND requirement = '${requirement}'`);
  expect(verdict).toEqual({ whole: false, cell: { layer: "ZJ", requirement }, fault: "CELL_ALTERED" });
});

describe("what was published before publications were bound", () => {
  /** As versions before left it: the event says how many rules there were, and nothing of them. */
  async function legacy() {
    const { store, file } = await temporaryStore();
    const number = await publish(store, [
      revisionOf("ZJ", "a", yes, "2026-01-01"),
      revisionOf("CN", "a", yes, "2026-01-01"),
    ]);
    await store.transaction((tx) =>
      recordAudit(tx, {
        actorKind: "SYSTEM",
        actorId: null,
        origin: "seed",
        action: "change.publish",
        changeNumber: number,
        details: { effectiveFrom: "2026-01-01", edits: 2 },
      }),
    );
    await store.close();
    return { number, dataDir: join(file, "..") };
  }

  test("verifies, and is counted as not bound", async () => {
    const { dataDir } = await legacy();
    expect(await verdictOf(dataDir)).toEqual({
      whole: true,
      events: 1,
      publications: 1,
      unbound: 1,
      rows: 0,
      unboundRows: 0,
    });
    const { code, err } = await rules(dataDir, ["audit", "verify"]);
    expect(code).toBe(0);
    expect(err).toMatch(/其中 1 次由旧版本发布.*1 of them were published by an earlier version/s);
  });

  test("still may neither lose nor gain a revision", async () => {
    const { dataDir, number } = await legacy();
    tamper(dataDir, `DELETE FROM inherited_revision; DELETE FROM revision WHERE layer = 'CN'`);
    expect(await verdictOf(dataDir)).toEqual({ whole: false, changeNumber: number, fault: "REVISIONS_MISSING" });
  });
});

test("the command line names the change, in both languages", { timeout: 120_000 }, async () => {
  const copy = copied();
  tamper(copy, `UPDATE revision SET content = json_set(content, '$.value', 60) WHERE id = ${first(overtaken)}`);
  const { code, out, err } = await rules(copy, ["audit", "verify"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(
    new RegExp(
      `变更 ${overtaken} 的规则、说明或依据被改动.*rules, words or sources were altered of change ${overtaken}`,
    ),
  );
});
