import { digestOf } from "@beian/shared";
import type { AuditEventBody, NewAuditEvent } from "../../store/records.ts";
import type { StoreTransaction } from "../../store/store.ts";

/** Chains an event to the one before by its hash: SHA-256 over the canonical JSON of all that the event says. */
export async function recordAudit(
  tx: StoreTransaction,
  event: Pick<NewAuditEvent, "actorKind" | "actorId" | "action" | "origin"> & Partial<NewAuditEvent>,
): Promise<void> {
  await tx.appendAuditEvent({ changeNumber: null, subject: null, version: null, details: {}, ...event }, hashOfEvent);
}

export function hashOfEvent(body: AuditEventBody): string {
  return digestOf(body);
}
