import type { Connection } from "./connection.ts";

/** When a change's entries of the histories are recorded: at one instant, later than that of any other change's. */
export function recordingInstant(connection: Connection): (at: number, changeNumber: number) => number {
  const last = connection.prepare<{ recordedAt: number; changeNumber: number }>(lastSql);
  return (at, changeNumber) => {
    const before = last.get({});
    if (!before) return at;
    return before.changeNumber === changeNumber ? before.recordedAt : Math.max(at, before.recordedAt + 1);
  };
}

const lastSql = `SELECT recorded_at AS recordedAt, change_number AS changeNumber FROM (
  SELECT id, recorded_at, change_number FROM revision WHERE id = (SELECT max(id) FROM revision)
  UNION ALL
  SELECT id, recorded_at, change_number FROM definition_revision WHERE id = (SELECT max(id) FROM definition_revision)
  UNION ALL
  SELECT id, recorded_at, change_number FROM cancellation WHERE id = (SELECT max(id) FROM cancellation)
) ORDER BY id DESC LIMIT 1`;
