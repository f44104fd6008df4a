import type { RowKind, WrittenReads, WrittenRow } from "../ports/written.ts";
import type { Connection, Parameters } from "./connection.ts";

export function writtenReads(connection: Connection): WrittenReads {
  const { sqlite } = connection;
  /** Whole numbers as they are written, beyond those that JavaScript holds exactly too. */
  const prepared = (sql: string) => {
    const statement = sqlite.prepare<[Parameters], WrittenRow>(sql).raw().safeIntegers();
    return (parameters: Parameters): readonly WrittenRow[] => statement.all(parameters);
  };
  const known = new Map<string, ReturnType<typeof prepared>>();
  const reading = (sql: string) => {
    const read = known.get(sql) ?? prepared(sql);
    known.set(sql, read);
    return read;
  };
  const [change, sources] = [reading(changeSql), reading(sourcesSql)];
  const [edits, revisions] = [reading(editsSql), reading(revisionsSql)];
  const [definitionEdits, definitions] = [reading(definitionEditsSql), reading(definitionsSql)];
  const cancellations = reading(cancellationsSql);
  const accounts = reading(accountsSql);
  /** What belongs to a row of a kind, after its own columns. */
  const withParts = (kind: RowKind, row: WrittenRow): WrittenRow =>
    kind === "person" ? [...row, accounts({ person: String(row[0]) })] : row;

  // In one read transaction each, so that nothing is written between its statements.
  const publication = sqlite.transaction((changeNumber: number) => ({
    change: change({ changeNumber })[0] ?? null,
    sources: sources({ changeNumber }),
    edits: edits({ changeNumber }),
    revisions: revisions({ changeNumber }),
    definitionEdits: definitionEdits({ changeNumber }),
    definitions: definitions({ changeNumber }),
    cancellations: cancellations({ changeNumber }),
  }));
  const rowsOf = sqlite.transaction((kind: RowKind, condition: string, parameters: Parameters) => {
    const { table, columns } = written[kind];
    const found = reading(`SELECT ${columns} FROM ${table} WHERE ${condition}`)(parameters);
    return found.map((row) => withParts(kind, row));
  });

  return {
    async publication(changeNumber) {
      return publication(changeNumber);
    },
    async row(kind, id) {
      return rowsOf(kind, "id = @id", { id })[0] ?? null;
    },
    async rows(kind, { after, limit }) {
      const rows = rowsOf(kind, "@after IS NULL OR id > @after ORDER BY id LIMIT @limit", { after, limit });
      return rows.map((row) => ({ id: typeof row[0] === "bigint" ? Number(row[0]) : String(row[0]), row }));
    },
  };
}

// Columns that later versions add stay out, or what was published before them would seem altered.
const changeSql = `SELECT number, title, reason, status, author_id, version, effective_from, created_at, updated_at,
  published_at, reverts, approved_digest FROM change WHERE number = @changeNumber`;

const sourcesSql = `SELECT position, title, url, clause, published_on, retrieved_on FROM change_source
  WHERE change_number = @changeNumber ORDER BY position`;

const editsSql = `SELECT layer, requirement, content, base_revision, edited_by, edited_at FROM change_edit
  WHERE change_number = @changeNumber ORDER BY layer, requirement`;

// CROSS JOIN: a probe for each province, instead of a walk through all that was ever inherited.
const revisionsSql = `SELECT id, layer, requirement, content, effective_from, recorded_at, correction, horizon,
  CASE WHEN layer = 'CN' THEN (
    SELECT group_concat(province, ' ' ORDER BY province) FROM province_version CROSS JOIN inherited_revision USING (province)
    WHERE inherited_revision.requirement = revision.requirement AND inherited_revision.revision = revision.id
  ) END
FROM revision WHERE change_number = @changeNumber ORDER BY id`;

const definitionEditsSql = `SELECT requirement, content, base_revision, edited_by, edited_at FROM definition_edit
  WHERE change_number = @changeNumber ORDER BY requirement`;

const definitionsSql = `SELECT id, requirement, content, effective_from, recorded_at, correction FROM definition_revision
  WHERE change_number = @changeNumber ORDER BY id`;

const cancellationsSql = `SELECT id, cancelled, change_number, recorded_at, (
  SELECT group_concat(revision.id || ' ' || coalesce(void_revision.horizon, '-'), ' ' ORDER BY revision.id) FROM revision
  CROSS JOIN void_revision ON void_revision.revision = revision.id
  WHERE revision.change_number = cancellation.cancelled AND void_revision.cancellation = cancellation.id
) FROM cancellation WHERE change_number = @changeNumber`;

const accountsSql =
  "SELECT id, account_id, provider_id, password FROM account WHERE account.user_id = @person ORDER BY id";

// The same goes for these; so does what is written without an act, such as when a token was last used.
const written: Readonly<Record<RowKind, { readonly table: string; readonly columns: string }>> = {
  person: {
    table: "person",
    columns: "id, name, email, email_verified, image, role, disabled_at, first_password_at, created_at",
  },
  token: { table: "token", columns: "id, person_id, name, hash, created_at, expires_at, revoked_at" },
  review: {
    table: "review",
    columns: "id, change_number, change_version, content_digest, reviewer_id, verdict, comment, at",
  },
  comment: { table: "change_comment", columns: "id, change_number, person_id, text, at" },
  sample: {
    table: "sample",
    columns: "id, name_zh, name_en, filing, expectations, version, created_at, updated_at, updated_by, archived_at",
  },
  webhook: {
    table: "webhook",
    columns: "id, name, url, secret, previous_secret, previous_until, created_at, created_by, disabled_at",
  },
};
