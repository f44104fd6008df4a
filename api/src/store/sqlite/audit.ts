import { auditEvent } from "@beian/drizzle/schema";
import { asc, desc, gt, inArray } from "drizzle-orm";
import type { AuditEvent, AuditEventBody, AuditFilter, AuditReads, AuditWrites } from "../ports/audit.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";
import type { KeySource } from "./keyset.ts";
import { itemsPage, keyPage } from "./keyset.ts";
import { detailsOf } from "./stored-values.ts";

/** What the first event of the chain carries in place of a hash before it. */
const noHash = "0".repeat(64);

export function auditReads(connection: Connection): AuditReads {
  const { orm } = connection;
  const highest = connection.prepare<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'");

  const events = async (sequences: readonly number[]) => {
    const rows = orm
      .select()
      .from(auditEvent)
      .where(inArray(auditEvent.sequence, jsonValues(sequences)))
      .all();
    const bySequence = new Map(rows.map((row) => [row.sequence, eventOf(row)]));
    return sequences.map((sequence) => bySequence.get(sequence) ?? null);
  };

  return {
    async page(filter, request) {
      return itemsPage(keyPage(connection, auditSource(filter), request), events);
    },
    async eventsAfter(sequence, limit) {
      return orm
        .select()
        .from(auditEvent)
        .where(gt(auditEvent.sequence, sequence))
        .orderBy(asc(auditEvent.sequence))
        .limit(limit)
        .all()
        .map(eventOf);
    },
    async highestSequence() {
      return highest.get({})?.seq ?? 0;
    },
  };
}

export function auditWrites({ orm }: Connection): (at: number) => AuditWrites {
  return (at) => ({
    async append(event, hashOf) {
      const last = orm
        .select({ sequence: auditEvent.sequence, hash: auditEvent.hash })
        .from(auditEvent)
        .orderBy(desc(auditEvent.sequence))
        .limit(1)
        .get();
      const body: AuditEventBody = {
        ...event,
        // What is hashed is what will be read back: JSON drops what isn't its own.
        details: detailsOf(JSON.stringify(event.details)),
        at,
        sequence: (last?.sequence ?? 0) + 1,
        previousHash: last?.hash ?? noHash,
      };
      const appended: AuditEvent = { ...body, hash: hashOf(body) };
      orm
        .insert(auditEvent)
        .values({ ...appended, details: JSON.stringify(appended.details) })
        .run();
      return appended;
    },
  });
}

export function auditSource({ changeNumber, actorId }: AuditFilter): KeySource {
  const conditions = [
    ...(changeNumber === undefined ? [] : ["change_number = @change"]),
    // A change has few events, so its index is the one to use.
    ...(actorId === undefined ? [] : [`${changeNumber === undefined ? "" : "+"}actor_id = @actor`]),
    "sequence > @low AND sequence < @high",
  ];
  return {
    list: "audit",
    selects: [`SELECT sequence AS key FROM audit_event WHERE ${conditions.join(" AND ")}`],
    parameters: { change: changeNumber ?? null, actor: actorId ?? null },
  };
}

function eventOf(row: typeof auditEvent.$inferSelect): AuditEvent {
  return { ...row, details: detailsOf(row.details) };
}
