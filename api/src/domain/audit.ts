import { digestOf } from "@beian/shared";
import type { AuditEventBody, NewAuditEvent } from "../store/records.ts";
import type { Store, StoreTransaction } from "../store/store.ts";
import type { Actor } from "./actor.ts";
import { auditActor } from "./actor.ts";
import { InvalidInput, Refusal } from "./refusal.ts";

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

/** Does the work; where it is refused to somebody known, the audit says so before the refusal goes on its way. */
export async function recordingRefusal<Result>(
  store: Store,
  actor: Actor,
  event: Pick<NewAuditEvent, "action"> & Partial<Pick<NewAuditEvent, "changeNumber" | "subject" | "version">>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && (actor.kind === "PERSON" || actor.kind === "TOKEN")) {
      // The field at fault, never what was typed into it.
      const details = { refused: error.code, ...(error instanceof InvalidInput ? { path: error.path } : {}) };
      await store.transaction((tx) => recordAudit(tx, { ...auditActor(actor), ...event, details }));
    }
    throw error;
  }
}
