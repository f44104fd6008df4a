import type { RowKind } from "../records.ts";
import type { StoreReads } from "../store.ts";
import type { Connection } from "./connection.ts";

/** Rows as they are written, past all parsing, for the audit to bind: whatever somebody made of the file is compared. */
export function boundRowReads(connection: Connection): Pick<StoreReads, "rowAsWritten" | "rowsAsWritten"> {
  return {
    async rowAsWritten(kind, id) {
      const { table, text } = written[kind];
      const sql = `SELECT ${text} AS text FROM ${table} WHERE id = @id`;
      return connection.prepare<{ text: string }>(sql).get({ id })?.text ?? null;
    },
    async rowsAsWritten(kind, { after, limit }) {
      const { table, text } = written[kind];
      const sql = `SELECT id, ${text} AS text FROM ${table} WHERE @after IS NULL OR id > @after ORDER BY id LIMIT @limit`;
      return connection.prepare<{ id: string | number; text: string }>(sql).all({ after, limit });
    },
  };
}

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
