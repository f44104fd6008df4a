import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bringRules } from "../../../src/bring-rules.ts";
import { textOfChange, textOfRow } from "../../../src/domain/written-text.ts";
import type { Store } from "../../../src/store/ports/store.ts";
import type { RowKind } from "../../../src/store/ports/written.ts";
import { rowKinds } from "../../../src/store/ports/written.ts";
import { rulesAlone } from "../../older-rules.ts";
import { publishIn, revisionOf, yes } from "../contract/any-store.ts";
import { temporaryStore } from "./temporary-file.ts";

// The texts whose digests the audit keeps, as SQLite made them up to commit 502feaf.
const publicationSql = `SELECT
  json_object(
    'change', (
      SELECT json_array(number, title, reason, status, author_id, version, effective_from, created_at, updated_at,
        published_at, reverts, approved_digest)
      FROM change WHERE number = @changeNumber
    ),
    'sources', (
      SELECT json_group_array(json_array(position, title, url, clause, published_on, retrieved_on) ORDER BY position)
      FROM change_source WHERE change_number = @changeNumber
    ),
    'edits', (
      SELECT json_group_array(json_array(layer, requirement, content, base_revision, edited_by, edited_at)
        ORDER BY layer, requirement)
      FROM change_edit WHERE change_number = @changeNumber
    ),
    'revisions', json_group_array(json_array(id, layer, requirement, content, effective_from, recorded_at, correction,
      horizon, iif(layer = 'CN', (
        SELECT group_concat(province, ' ' ORDER BY province) FROM province_version CROSS JOIN inherited_revision USING (province)
        WHERE inherited_revision.requirement = revision.requirement AND inherited_revision.revision = revision.id
      ), NULL)) ORDER BY id)
  ) AS text,
  count(*) AS revisions
FROM revision WHERE change_number = @changeNumber`;

const rowSql: Readonly<Record<RowKind, readonly [table: string, text: string]>> = {
  person: [
    "person",
    `json_array(id, name, email, email_verified, image, role, disabled_at, first_password_at, created_at, (
      SELECT json_group_array(json_array(id, account_id, provider_id, password) ORDER BY id)
      FROM account WHERE account.user_id = person.id
    ))`,
  ],
  token: ["token", "json_array(id, person_id, name, hash, created_at, expires_at, revoked_at)"],
  review: [
    "review",
    "json_array(id, change_number, change_version, content_digest, reviewer_id, verdict, comment, at)",
  ],
  comment: ["change_comment", "json_array(id, change_number, person_id, text, at)"],
  sample: [
    "sample",
    "json_array(id, name_zh, name_en, filing, expectations, version, created_at, updated_at, updated_by, archived_at)",
  ],
  webhook: [
    "webhook",
    "json_array(id, name, url, secret, previous_secret, previous_until, created_at, created_by, disabled_at)",
  ],
};

/** Compares all of both; answers how many texts were equal. */
async function mustAgree(store: Store, file: string): Promise<{ changes: number; rows: number }> {
  const raw = new Database(file, { readonly: true });
  try {
    const numbers = raw.prepare<[], number>("SELECT number FROM change UNION SELECT 1000000").pluck().all();
    const old = raw.prepare<[{ changeNumber: number }], { text: string; revisions: number }>(publicationSql);
    for (const changeNumber of numbers) {
      const written = await store.written.publication(changeNumber);
      const made = { text: textOfChange(written), revisions: written.revisions.length };
      expect(made).toEqual(old.get({ changeNumber }));
    }
    let rows = 0;
    for (const kind of rowKinds) {
      const [table, text] = rowSql[kind];
      const all = raw
        .prepare<[], { id: string | number; text: string }>(`SELECT id, ${text} AS text FROM ${table} ORDER BY id`)
        .all();
      const made = await store.written.rows(kind, { after: null, limit: 1_000 });
      expect(made.map(({ id, row }) => ({ id, text: textOfRow(row) }))).toEqual(all);
      for (const { id, text: told } of all) {
        const row = await store.written.row(kind, id);
        expect(row && textOfRow(row)).toBe(told);
      }
      rows += all.length;
    }
    return { changes: numbers.length, rows };
  } finally {
    raw.close();
  }
}

test("of all that the product brings are byte for byte as SQLite made them", async () => {
  const { store, file } = await temporaryStore();
  // Of definitions no former version had a text.
  await bringRules(store, rulesAlone());
  const { changes, rows } = await mustAgree(store, file);
  expect(changes).toBeGreaterThan(100);
  expect(rows).toBeGreaterThan(10);
});

test("of whatever anybody writes are byte for byte as SQLite made them", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom(
        "\u0000",
        "\u0001",
        "\b",
        "\t",
        "\n",
        "\f",
        "\r",
        "\u001b",
        "\u007f",
        "\u2028",
        '"',
        "\\",
        "/",
        "'",
        "<",
        "\ud800",
        "𠮷",
        "é",
        "备",
      ),
    }),
  );
  const optional = fc.option(text);
  const { store, file, clock } = await temporaryStore();
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 12, maxLength: 12 }),
      optional,
      fc.nat(),
      async (texts, maybe, number) => {
        const [a = "", b = "", c = "", d = "", e = "", f = "", g = "", h = ""] = texts;
        turn += 1;
        clock.now += number % 1_000;
        await store.transaction(async (tx) => {
          const id = `${turn} ${a}`;
          await tx.people.create({ id, name: b, email: `${turn}@example.org`, role: "REVIEWER" });
          if (turn % 2 === 0) await tx.people.setPassword(id, c);
          await tx.people.update(id, { disabledAt: maybe === null ? null : Number.MAX_SAFE_INTEGER - number });
          await tx.tokens.create({ id, personId: id, name: d, hash: `${turn}`.padStart(64, "0"), expiresAt: number });
          const updatedBy = maybe === null ? null : id;
          const filing = { [g]: h };
          await tx.samples.create([{ id, nameZh: `${turn} ${e}`, nameEn: f, filing, expectations: texts, updatedBy }]);
          await tx.webhooks.create({ id, name: `${turn} ${a}`, url: b, secret: c, createdBy: id });
          await tx.webhooks.update(id, { previousSecret: maybe, previousUntil: maybe === null ? null : number });
          const own = revisionOf("ZJ", `own ${d}`, { ...yes, value: e, noteZh: f }, "2026-01-01");
          const everywhere = revisionOf(
            "CN",
            `all ${turn % 7}`,
            turn % 3 === 0 ? null : { ...yes, value: [g, h] },
            "2026-01-01",
          );
          const changeNumber = await publishIn(tx, [everywhere, own], "2026-01-01", {
            change: { title: a, reason: b, authorId: id },
            sources: [
              { title: c, url: maybe, clause: d, publishedOn: "2026-01-01", retrievedOn: null },
              { title: e, url: f, clause: maybe, publishedOn: null, retrievedOn: "2026-01-02" },
            ],
          });
          const review = { changeNumber, changeVersion: 1, contentDigest: "d".repeat(64), reviewerId: id } as const;
          await tx.changes.addReview({ ...review, verdict: "APPROVED", comment: maybe });
          await tx.changes.addComment({ changeNumber, personId: id, text: `${g} ` });
        });
      },
    ),
    { numRuns: 60 },
  );
  const { changes, rows } = await mustAgree(store, file);
  expect([changes, rows]).toEqual([turn + 1, 6 * turn]);
});

test("whole numbers beyond what JavaScript holds exactly stay what they are", async () => {
  const { store, file } = await temporaryStore();
  await store.transaction((tx) => tx.people.create({ id: "p", name: "甲", email: "p@example.org", role: "EDITOR" }));
  const raw = new Database(file);
  raw.exec("UPDATE person SET disabled_at = 9223372036854775807");
  raw.close();
  expect(await store.written.row("person", "p")).toContain(9_223_372_036_854_775_807n);
  await mustAgree(store, file);
});
