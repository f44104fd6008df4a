import Database from "better-sqlite3";
import { createAuditTrail } from "../../src/domain/audit-trail.ts";
import { openFile } from "../../src/store/open.ts";

/** A write that the product acknowledged before it was killed. */
export interface Acknowledged {
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly edits: number;
}

export interface Soundness {
  /** What SQLite, the references and the audit's chain say; empty where nothing is wrong. */
  readonly faults: readonly string[];
  /** Acknowledged writes that aren't there. */
  readonly lost: readonly string[];
  /** Acts of which only a part is there. */
  readonly halfDone: readonly string[];
}

/** Each finds rows that only an act done by halves can leave. */
const halves: readonly (readonly [what: string, sql: string])[] = [
  [
    "published with other revisions than edits",
    `SELECT number FROM change WHERE status = 'PUBLISHED'
      AND (SELECT count(*) FROM revision WHERE change_number = number)
        <> (SELECT count(*) FROM change_edit WHERE change_number = number)`,
  ],
  [
    "revisions of a change that isn't published",
    "SELECT DISTINCT number FROM change JOIN revision ON change_number = number WHERE status <> 'PUBLISHED'",
  ],
  [
    "published without an audit event",
    `SELECT number FROM change WHERE status = 'PUBLISHED' AND author_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM audit_event WHERE change_number = number AND action = 'change.publish')`,
  ],
  [
    "a version without its audit event",
    `SELECT number FROM change WHERE author_id IS NOT NULL AND version
      <> (SELECT count(*) FROM audit_event WHERE change_number = number AND json_extract(details, '$.refused') IS NULL)`,
  ],
  [
    "a cell behind its history",
    `SELECT id FROM revision JOIN cell USING (layer, requirement)
      WHERE id = (SELECT max(id) FROM revision AS r WHERE r.layer = cell.layer AND r.requirement = cell.requirement)
        AND latest_revision <> id`,
  ],
  [
    "a wrong tally",
    "SELECT changes FROM change_tally AS t WHERE changes <> (SELECT count(*) FROM change WHERE change.status = t.status)",
  ],
];

const rank = ["DRAFT", "IN_REVIEW", "APPROVED", "PUBLISHED"];

/**
 * Looks at a database that was just opened again after its process was killed.
 */
export async function soundnessOf(file: string, acknowledged: readonly Acknowledged[]): Promise<Soundness> {
  const faults: string[] = [];
  const store = await openFile(file, { now: () => new Date(), mustExist: true });
  const audit = await createAuditTrail({ store })
    .verify()
    .finally(() => store.close());
  if (!audit.whole) faults.push(`audit ${JSON.stringify(audit)}`);
  const database = new Database(file, { readonly: true });
  try {
    const integrity = database.pragma("integrity_check", { simple: true });
    if (integrity !== "ok") faults.push(`integrity_check: ${String(integrity)}`);
    const dangling = database.pragma("foreign_key_check");
    if (!Array.isArray(dangling) || dangling.length > 0) faults.push("foreign_key_check");
    const halfDone = halves.flatMap(([what, sql]) =>
      database
        .prepare<[], number>(sql)
        .pluck()
        .all()
        .map((number) => `${what}: ${number}`),
    );
    halfDone.push(...untoldSessions(database));
    const change = database.prepare<[number], { version: number; status: string; edits: number }>(
      "SELECT version, status, (SELECT count(*) FROM change_edit WHERE change_number = number) AS edits FROM change WHERE number = ?",
    );
    const lost = acknowledged.flatMap((written) => {
      const found = change.get(written.number);
      const isThere =
        found &&
        found.version >= written.version &&
        rank.indexOf(found.status) >= rank.indexOf(written.status) &&
        found.edits >= written.edits;
      return isThere ? [] : [`${JSON.stringify(written)} is ${JSON.stringify(found)}`];
    });
    return { faults, lost, halfDone };
  } finally {
    database.close();
  }
}

/** Of each person, the sessions that there are against those that began and didn't end by the audit; restoring ends all. */
function untoldSessions(database: Database.Database): readonly string[] {
  const open = new Map<string, number>();
  const acts = database
    .prepare<[], { person: string; action: string }>(
      `SELECT actor_id AS person, action FROM audit_event WHERE json_extract(details, '$.refused') IS NULL
        AND action IN ('person.signIn', 'person.signOut', 'person.signOutEverywhere', 'database.restore')
        ORDER BY sequence`,
    )
    .all();
  for (const { person, action } of acts) {
    if (action === "database.restore") {
      open.clear();
      continue;
    }
    const count = open.get(person) ?? 0;
    open.set(person, action === "person.signOutEverywhere" ? 0 : count + (action === "person.signIn" ? 1 : -1));
  }
  const sessions = database.prepare<[], { id: string; count: number }>(
    "SELECT id, (SELECT count(*) FROM session WHERE user_id = person.id) AS count FROM person",
  );
  return sessions.all().flatMap(({ id, count }) => {
    const told = open.get(id) ?? 0;
    return count === told ? [] : [`${count} sessions of a person, ${told} by the audit`];
  });
}
