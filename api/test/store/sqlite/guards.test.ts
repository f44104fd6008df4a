import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { publish, revisionOf, yes } from "../contract/any-store.ts";
import { rawConnection, temporaryStore } from "./temporary-file.ts";

/** Another program's connection, with a published change, a draft and an audit event in the database. */
async function written() {
  const { store, file } = await temporaryStore();
  const published = await publish(store, [revisionOf("ZJ", "a", yes, "2026-01-01")]);
  const draft = await store.transaction(async (tx) => {
    const person = await tx.people.create({ id: "p", name: "甲", email: "a@example.org", role: "EDITOR" });
    const { number } = await tx.changes.create({ title: "草稿", reason: "测试", authorId: person.id });
    await tx.changes.putEdits(number, [
      { layer: "GD", requirement: "a", content: yes, baseRevision: null, editedBy: person.id },
    ]);
    await tx.changes.setSources(number, [
      { title: "来源", url: null, clause: null, publishedOn: null, retrievedOn: null },
    ]);
    await tx.changes.addEditor(number, person.id);
    await tx.changes.addReview({
      changeNumber: number,
      changeVersion: 1,
      contentDigest: "d".repeat(64),
      reviewerId: null,
      verdict: "REJECTED",
      comment: null,
    });
    await tx.changes.addComment({ changeNumber: number, personId: person.id, text: "请看" });
    await tx.audit.append(
      {
        actorKind: "SYSTEM",
        actorId: null,
        action: "sample.seed",
        changeNumber: null,
        subject: null,
        version: null,
        origin: null,
        details: {},
      },
      () => "a".repeat(64),
    );
    await tx.seed.recordPublished(["entry"], published);
    await tx.seed.recordProposed([{ entry: "ZJ/a/2026-01-01", saying: 1, content: yes, changeNumber: published }]);
    await tx.seed.recordProposedDefinitions([{ requirement: "a", saying: 1, content: null, changeNumber: published }]);
    await tx.editions.keep({ digest: "b".repeat(64), asOf: "2026-01-01", knownAt: 1 });
    return number;
  });
  return { raw: rawConnection(file), published, draft };
}

describe("the database itself refuses", () => {
  test.each([
    ["to alter a revision", "UPDATE revision SET content = NULL"],
    ["to remove a revision", "DELETE FROM revision"],
    ["to replace a revision", "INSERT OR REPLACE INTO revision SELECT * FROM revision"],
    ["to replace a revision on an update", "UPDATE OR REPLACE revision SET id = 1"],
    [
      "a revision recorded before the last one",
      `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('GD', 'a', '2026-01-01', 1, 2, 0, '2026-01-01')`,
    ],
    [
      "a revision numbered before the last one",
      `INSERT INTO revision (id, layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES (0, 'GD', 'a', '2026-01-01', 9999999999999, 2, 0, '2026-01-01')`,
    ],
    [
      "a revision that misstates the cell's horizon",
      `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('ZJ', 'a', '2020-01-01', 9999999999999, 2, 0, '2020-01-01')`,
    ],
    [
      "a revision of a change that is published already",
      `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('GD', 'a', '2026-01-01', 9999999999999, 1, 0, '2026-01-01')`,
    ],
    [
      "a revision of no change",
      `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('GD', 'a', '2026-01-01', 9999999999999, 77, 0, '2026-01-01')`,
    ],
    [
      "a revision of a place that isn't one",
      `INSERT INTO revision (layer, requirement, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('TW', 'a', '2026-01-01', 9999999999999, 2, 0, '2026-01-01')`,
    ],
    [
      "a content that isn't JSON",
      `INSERT INTO revision (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
       VALUES ('GD', 'a', '{', '2026-01-01', 9999999999999, 2, 0, '2026-01-01')`,
    ],
    [
      "to alter whom a national revision reached",
      "INSERT INTO inherited_revision VALUES ('ZJ', 'a', 1); UPDATE inherited_revision SET province = 'GD'",
    ],
    ["to alter a published change", "UPDATE change SET title = 'x' WHERE number = 1"],
    ["to remove a draft", "DELETE FROM change WHERE number = 2"],
    ["to replace a published change", "INSERT OR REPLACE INTO change SELECT * FROM change WHERE number = 1"],
    ["to renumber a draft", "UPDATE change SET number = 9 WHERE number = 2"],
    ["a status that there isn't", "UPDATE change SET status = 'SCHEDULED' WHERE number = 2"],
    ["to publish without a date", "UPDATE change SET status = 'PUBLISHED', published_at = 1 WHERE number = 2"],
    ["to alter a published edit", "UPDATE change_edit SET content = NULL WHERE change_number = 1"],
    ["to remove a published edit", "DELETE FROM change_edit WHERE change_number = 1"],
    ["to add an edit to a published change", "UPDATE change_edit SET change_number = 1 WHERE change_number = 2"],
    [
      "to add a source to a published change",
      "INSERT INTO change_source (change_number, position, title) VALUES (1, 0, 'x')",
    ],
    ["to move a source to a published change", "UPDATE change_source SET change_number = 1 WHERE change_number = 2"],
    ["to alter a review", "UPDATE review SET verdict = 'APPROVED'"],
    ["to remove a review", "DELETE FROM review"],
    ["to alter a comment", "UPDATE change_comment SET text = 'x'"],
    ["to remove a comment", "DELETE FROM change_comment"],
    ["to replace a comment", "INSERT OR REPLACE INTO change_comment SELECT * FROM change_comment"],
    ["to forget who edited a change", "DELETE FROM change_editor"],
    ["to alter an audit event", "UPDATE audit_event SET at = 0"],
    ["to remove an audit event", "DELETE FROM audit_event"],
    ["to replace an audit event", "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event"],
    [
      "an audit event out of the chain",
      `INSERT INTO audit_event (at, actor_kind, action, details, previous_hash, hash)
       VALUES (1, 'SYSTEM', 'x', '{}', '${"0".repeat(64)}', '${"c".repeat(64)}')`,
    ],
    [
      "an audit event that leaves a gap",
      `INSERT INTO audit_event (sequence, at, actor_kind, action, details, previous_hash, hash)
       VALUES (3, 1, 'SYSTEM', 'x', '{}', '${"a".repeat(64)}', '${"c".repeat(64)}')`,
    ],
    ["to forget what was seeded", "DELETE FROM seeded"],
    ["to alter what was proposed", "UPDATE proposed_entry SET content = NULL"],
    ["to forget what was proposed", "DELETE FROM proposed_entry"],
    ["to replace what was proposed", "INSERT OR REPLACE INTO proposed_entry SELECT * FROM proposed_entry"],
    ["a proposal of no change", "INSERT INTO proposed_entry VALUES ('ZJ/b/2026-01-01', 1, NULL, 99)"],
    ["to alter what was proposed of a definition", "UPDATE proposed_definition SET content = '{}'"],
    ["to forget what was proposed of a definition", "DELETE FROM proposed_definition"],
    [
      "to replace what was proposed of a definition",
      "INSERT OR REPLACE INTO proposed_definition SELECT * FROM proposed_definition",
    ],
    ["a proposal of a definition by no change", "INSERT INTO proposed_definition VALUES ('b', 1, NULL, 99)"],
    ["to rename a rule book", "UPDATE rulebook_edition SET as_of = '2000-01-01'"],
    ["to count a province's version back", "UPDATE province_version SET version = 0"],
    ["to drop a province", "DELETE FROM province_version"],
    ["a role that there isn't", "UPDATE person SET role = 'OWNER'"],
    ["to remove a person whom history names", "DELETE FROM person"],
    ["text where a number belongs", "UPDATE change SET version = 'x' WHERE number = 2"],
  ])("%s", async (_, sql) => {
    const { raw } = await written();
    // As lax as another program may be: the guards must not hang on a connection's settings.
    raw.pragma("recursive_triggers = OFF");
    // A slip in the SQL would be another error than this.
    expect(refusalOf(() => raw.exec(sql))).toMatch(/^SQLITE_CONSTRAINT/);
  });

  test("and leaves drafts free to edit", async () => {
    const { raw } = await written();
    raw.exec("UPDATE change SET title = 'x' WHERE number = 2");
    raw.exec("UPDATE change_edit SET content = NULL WHERE change_number = 2");
    raw.exec("DELETE FROM change_source WHERE change_number = 2");
    expect(raw.prepare("SELECT count(*) FROM change_source").pluck().get()).toBe(0);
  });
});

test("no foreign key cascades, and no table is lax about its types", async () => {
  const { raw } = await written();
  const tables = raw
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  expect(tables.length).toBeGreaterThan(15);
  for (const table of tables) {
    const keys = raw.prepare<[], { on_delete: string; on_update: string }>(`PRAGMA foreign_key_list("${table}")`).all();
    expect(
      keys
        .map((key) => [key.on_delete, key.on_update])
        .filter((actions) => actions.some((action) => action !== "NO ACTION")),
    ).toEqual([]);
    const listed = raw.prepare<[], { strict: number }>(`PRAGMA table_list("${table}")`).get();
    expect([table, listed?.strict]).toEqual([table, 1]);
  }
});

function refusalOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code;
    throw error;
  }
}
