import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { layers } from "@beian/drizzle/kinds";
import { migrationsFolder } from "@beian/drizzle/migrations";
import * as schema from "@beian/drizzle/schema";
import { national, provinceCodes } from "@beian/shared";
import { is } from "drizzle-orm";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, test } from "vitest";
import { bringRules } from "../../../src/bring-rules.ts";
import { createAuditTrail } from "../../../src/domain/audit-trail.ts";
import { openSqliteStore } from "../../../src/store/sqlite/open.ts";
import { rulesAlone } from "../../older-rules.ts";
import { publish, revisionOf, yes } from "../contract/any-store.ts";
import { makeReleasedDatabase, releasedVersions, rowsOf } from "./released-database.ts";
import { rawConnection, temporaryDirectory, temporaryStore } from "./temporary-file.ts";

describe("a migration", () => {
  test("that succeeds keeps every row and is recorded as drizzle-kit does", async () => {
    const { file, open } = await filled();
    const folder = withMigration(addColumn);
    const store = await open({ migrationsFolder: folder });
    expect(await store.history.count({})).toBe(2);
    const raw = rawConnection(file);
    const journal: { entries: { when: number }[] } = JSON.parse(
      readFileSync(join(folder, "meta/_journal.json"), "utf8"),
    );
    expect(raw.prepare("SELECT created_at FROM __drizzle_migrations ORDER BY created_at").pluck().all()).toEqual(
      journal.entries.map(({ when }) => when),
    );
    expect((await store.health()).schemaVersion).toBe(journal.entries.length);
    await store.close();
    // Nothing is applied twice.
    expect(await (await open({ migrationsFolder: folder })).history.count({})).toBe(2);
  });

  test.each(Array.from({ length: releasedVersions - firstRelease + 1 }, (_, index) => firstRelease + index))(
    "brings a database of the released version %i up to date, with every row, and it works on",
    { timeout: 180_000 },
    async (version) => {
      const current = await fullDatabase();
      const file = join(temporaryDirectory(), "beian.db");
      makeReleasedDatabase(file, version, current);
      const before = rowsOf(file);
      expect(before.get("revision")).toBeGreaterThan(500);
      const store = await openSqliteStore({ file, now: () => new Date(), mustExist: true });
      const latest = (await store.health()).schemaVersion;
      expect(latest).toBe(releasedVersions);
      expect([...rowsOf(file)].filter(([table]) => before.has(table))).toEqual([...before]);
      expect((await createAuditTrail({ store }).verify()).whole).toBe(true);
      await publish(store, [
        revisionOf("ZJ", "organisation-minimum-age", { value: 19, strictness: "ADVISED" }, "2030-01-01"),
      ]);
      await store.close();
      const raw = rawConnection(file);
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      expect(raw.pragma("foreign_key_check")).toEqual([]);
    },
  );

  test.each([
    ["fails half-way", [addColumn, "ALTER TABLE `nothing` ADD `x` text;"], "no such table"],
    [
      "loses history",
      ["cell", "inherited_revision", "revision"].map((table) => `DROP TABLE ${table};`),
      "revision would keep 0 of 2 rows",
    ],
    ["loses a table without a trace", ["DROP TABLE `review`;"], "review would keep 0 of 1 rows"],
    ["loses a machine's token", ["DELETE FROM `token`;"], "token would keep 0 of 1 rows"],
    [
      "loses a comment",
      ["DROP TRIGGER `change_comment_not_deleted`;", "DELETE FROM `change_comment`;"],
      "change_comment would keep 0 of 1 rows",
    ],
    ["loses a setting", ["DELETE FROM `setting`;"], "setting would keep 0 of 1 rows"],
    ["loses a guard", ["DROP TRIGGER `revision_not_updated`;"], "revision_not_updated"],
    [
      "leaves a reference to nothing",
      ["UPDATE `change` SET `author_id` = 'nobody' WHERE `number` = 2;"],
      "references lead",
    ],
  ])("that %s leaves the database as it was", async (_, statements, reason) => {
    const { file, open } = await filled();
    const before = contentsOf(file);
    const attempt = open({ migrationsFolder: withMigration(...statements) });
    await expect(attempt).rejects.toMatchObject({
      trouble: "MIGRATION",
      cause: { message: expect.stringContaining(reason) },
    });
    expect(contentsOf(file)).toEqual(before);
    expect(await (await open()).history.count({})).toBe(2);
  });

  test("may rebuild a table that others refer to, as drizzle-kit writes it", async () => {
    const { open } = await filled();
    const folder = withMigration(
      "PRAGMA foreign_keys=OFF;",
      "CREATE TABLE `__new_person` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL, `email` text NOT NULL, `email_verified` integer DEFAULT false NOT NULL, `image` text, `role` text DEFAULT 'VIEWER' NOT NULL, `disabled_at` integer, `created_at` integer NOT NULL, `updated_at` integer NOT NULL, `first_password_at` integer) STRICT;",
      "INSERT INTO `__new_person` SELECT * FROM `person`;",
      "DROP TABLE `person`;",
      "ALTER TABLE `__new_person` RENAME TO `person`;",
      "PRAGMA foreign_keys=ON;",
    );
    const store = await open({ migrationsFolder: folder });
    expect(await store.changes.editorsOf([2])).toEqual(new Map([[2, ["p"]]]));
    expect((await store.people.byEmail("A@example.org"))?.name).toBe("甲");
  });

  test("that was edited after it was applied is noticed", async () => {
    const { open } = await filled();
    const folder = withMigration(addColumn);
    const first = join(folder, "0000_tables.sql");
    writeFileSync(first, `${readFileSync(first, "utf8")}-- edited\n`);
    await expect(open({ migrationsFolder: folder })).rejects.toMatchObject({ trouble: "MIGRATION" });
    expect(await (await open()).history.count({})).toBe(2);
  });

  test("is done once by processes that open a new database at the same moment", { timeout: 90_000 }, async () => {
    const file = join(temporaryDirectory(), "beian.db");
    const titles = await Promise.all([firstPublication(file), firstPublication(file), firstPublication(file)]);
    const raw = rawConnection(file);
    expect(raw.prepare("SELECT count(*) FROM __drizzle_migrations").pluck().get()).toBe(
      raw.pragma("user_version", { simple: true }),
    );
    const published = new Set(raw.prepare<[], string>("SELECT title FROM change").pluck().all());
    expect(titles.filter((title) => !published.has(title))).toEqual([]);
  });
});

describe("the schema file", () => {
  test("describes the migrated database: tables, columns, keys, indices", async () => {
    const { file } = await temporaryStore();
    const raw = rawConnection(file);
    const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));
    const described = tables.map((table) => getTableConfig(table).name).toSorted();
    const present = raw
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%drizzle%'",
      )
      .pluck()
      .all()
      .toSorted();
    expect(described).toEqual(present);
    for (const table of tables) {
      const { name, columns, indexes, foreignKeys } = getTableConfig(table);
      const info = raw
        .prepare<[], { name: string; type: string; notnull: number }>(`PRAGMA table_info("${name}")`)
        .all();
      expect([name, info.map((column) => [column.name, column.type.toLowerCase(), column.notnull === 1])]).toEqual([
        name,
        columns.map((column) => [column.name, column.getSQLType(), column.notNull]),
      ]);
      const indices = raw.prepare<[], { name: string; origin: string }>(`PRAGMA index_list("${name}")`).all();
      const named = indices.filter(({ origin }) => origin === "c").map((index) => index.name);
      const unique = columns.filter((column) => column.isUnique).map((column) => column.uniqueName);
      expect([name, named.toSorted()]).toEqual([
        name,
        [...indexes.map(({ config }) => config.name), ...unique].toSorted(),
      ]);
      const keys = raw.prepare(`PRAGMA foreign_key_list("${name}")`).all();
      expect([name, keys.length]).toEqual([name, foreignKeys.length]);
    }
  });

  test("knows the layers that the rule engine knows, and every province has its version", async () => {
    expect(layers.toSorted()).toEqual([national, ...provinceCodes].toSorted());
    const { store } = await temporaryStore();
    expect([...(await store.history.provinceVersions()).keys()].toSorted()).toEqual([...provinceCodes].toSorted());
  });
});

const addColumn = "ALTER TABLE `change` ADD `remark` text;";

/** The schema version of the first release. */
const firstRelease = 2;

/** A closed database of the current version with all rules and samples that the product comes with. */
async function fullDatabase(): Promise<string> {
  const file = join(temporaryDirectory(), "full.db");
  const store = await openSqliteStore({ file, now: () => new Date() });
  await bringRules(store, rulesAlone()).finally(() => store.close());
  return file;
}

/** Has a process of its own open the database and publish; the title of its change, which was acknowledged. */
async function firstPublication(file: string): Promise<string> {
  const script = join(import.meta.dirname, "publish-changes.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, file, "1"], { timeout: 60_000 });
  return stdout.trim();
}

/** A closed database with two revisions and somebody who edited a draft. */
async function filled() {
  const { store, file, open } = await temporaryStore();
  await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01"), revisionOf("CN", "a", yes, "2026-01-01")]);
  await store.transaction(async (tx) => {
    const person = await tx.people.create({ id: "p", name: "甲", email: "a@example.org", role: "EDITOR" });
    const { number } = await tx.changes.create({ title: "草稿", reason: "测试", authorId: person.id });
    await tx.changes.addEditor(number, person.id);
    await tx.changes.addComment({ changeNumber: number, personId: person.id, text: "看过" });
    await tx.tokens.create({ id: "t", personId: person.id, name: "程序", hash: "h".repeat(64), expiresAt: 1 });
    await tx.settings.put("k", "v");
    await tx.changes.addReview({
      changeNumber: number,
      changeVersion: 1,
      contentDigest: "d".repeat(64),
      reviewerId: null,
      verdict: "REJECTED",
      comment: null,
    });
  });
  await store.close();
  return { file, open };
}

/** The product's migrations and one more. */
function withMigration(...statements: readonly string[]): string {
  const folder = join(temporaryDirectory(), "migrations");
  cpSync(migrationsFolder, folder, { recursive: true });
  const journalFile = join(folder, "meta/_journal.json");
  const journal: { entries: { idx: number; when: number; tag: string }[] } = JSON.parse(
    readFileSync(journalFile, "utf8"),
  );
  const last = journal.entries.at(-1);
  if (!last) throw new Error("no migrations");
  const next = { ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_next" };
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, next] }));
  writeFileSync(join(folder, "9999_next.sql"), statements.join("\n--> statement-breakpoint\n"));
  return folder;
}

/** Everything in the database, with its schema. */
function contentsOf(file: string): unknown {
  const raw = rawConnection(file);
  const tables = raw
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema ORDER BY name")
    .all();
  const rows = tables
    .filter(({ sql }) => sql?.startsWith("CREATE TABLE"))
    .map(({ name }) => [name, raw.prepare(`SELECT * FROM "${name}"`).all()]);
  return { tables, rows, version: raw.pragma("user_version", { simple: true }) };
}
