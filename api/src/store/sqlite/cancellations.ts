import type { CancellationReads, CancellationRecord, CancellationWrites } from "../ports/cancellations.ts";
import type { Connection } from "./connection.ts";
import { recordingInstant } from "./recording-instant.ts";

export function cancellationReads(connection: Connection): CancellationReads {
  const of = connection.prepare<CancellationRecord>(ofSql);
  const by = connection.prepare<CancellationRecord>(bySql);
  return {
    async of(changeNumbers) {
      const rows = of.all({ numbers: JSON.stringify(changeNumbers) });
      return new Map(rows.map((row) => [row.cancelled, row]));
    },
    async by(changeNumber) {
      return by.get({ changeNumber }) ?? null;
    },
  };
}

export function cancellationWrites(connection: Connection): (at: number) => CancellationWrites {
  const append = connection.prepare<{ id: number }>(appendSql);
  const instantAt = recordingInstant(connection);
  return (at) => ({
    async append(changeNumber, cancelled) {
      const recordedAt = instantAt(at, changeNumber);
      const row = append.get({ changeNumber, cancelled, recordedAt });
      if (!row) throw new Error("a cancellation without a number");
      return { id: row.id, cancelled, changeNumber, recordedAt };
    },
  });
}

const columns = `cancellation.id, cancellation.cancelled, cancellation.change_number AS changeNumber,
  cancellation.recorded_at AS recordedAt`;

const ofSql = `SELECT ${columns} FROM json_each(@numbers) AS wanted
  JOIN cancellation ON cancellation.cancelled = wanted.value`;

const bySql = `SELECT ${columns} FROM cancellation WHERE change_number = @changeNumber`;

const appendSql = `INSERT INTO cancellation (id, cancelled, change_number, recorded_at)
  VALUES (1 + max(
    coalesce((SELECT max(id) FROM revision), 0), coalesce((SELECT max(id) FROM definition_revision), 0),
    coalesce((SELECT max(id) FROM cancellation), 0)
  ), @cancelled, @changeNumber, @recordedAt)
  RETURNING id`;
