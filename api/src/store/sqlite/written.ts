import type { RowKind, WrittenReads } from "../ports/written.ts";
import type { Connection } from "./connection.ts";

export function writtenReads(connection: Connection): WrittenReads {
  const publication = connection.prepare<{ text: string; revisions: number }>(publicationSql);
  return {
    async publication(changeNumber) {
      return publication.get({ changeNumber }) ?? { text: "", revisions: 0 };
    },
    async row(kind, id) {
      const { table, text } = written[kind];
      const sql = `SELECT ${text} AS text FROM ${table} WHERE id = @id`;
      return connection.prepare<{ text: string }>(sql).get({ id })?.text ?? null;
    },
    async rows(kind, { after, limit }) {
      const { table, text } = written[kind];
      const sql = `SELECT id, ${text} AS text FROM ${table} WHERE @after IS NULL OR id > @after ORDER BY id LIMIT @limit`;
      return connection.prepare<{ id: string | number; text: string }>(sql).all({ after, limit });
    },
  };
}

// CROSS JOIN: a probe for each province, instead of a walk through all that was ever inherited.
// Columns that later versions add stay out, or what was published before them would seem altered.
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

// Columns that later versions add stay out, or what was written before them would seem altered; so does what is written
// without an act, such as when a token was last used.
const written: Readonly<Record<RowKind, { readonly table: string; readonly text: string }>> = {
  person: {
    table: "person",
    text: `json_array(id, name, email, email_verified, image, role, disabled_at, first_password_at, created_at, (
      SELECT json_group_array(json_array(id, account_id, provider_id, password) ORDER BY id)
      FROM account WHERE account.user_id = person.id
    ))`,
  },
  token: { table: "token", text: "json_array(id, person_id, name, hash, created_at, expires_at, revoked_at)" },
  review: {
    table: "review",
    text: "json_array(id, change_number, change_version, content_digest, reviewer_id, verdict, comment, at)",
  },
  comment: { table: "change_comment", text: "json_array(id, change_number, person_id, text, at)" },
  sample: {
    table: "sample",
    text: `json_array(id, name_zh, name_en, filing, expectations, version, created_at, updated_at, updated_by, archived_at)`,
  },
  webhook: {
    table: "webhook",
    text: `json_array(id, name, url, secret, previous_secret, previous_until, created_at, created_by, disabled_at)`,
  },
};
