import { digestOf } from "@beian/shared";
import type { AuditEventBody, NewAuditEvent } from "../../store/ports/audit.ts";
import type { StoreTransaction } from "../../store/ports/store.ts";
import type { RowKind } from "../../store/ports/written.ts";
import { digestOfRow } from "../bound-rows.ts";

export type AuditNote = Pick<NewAuditEvent, "actorKind" | "actorId" | "action" | "origin"> & Partial<NewAuditEvent>;

/** Chains an event to the one before by its hash: SHA-256 over the canonical JSON of all that the event says. */
export async function recordAudit(tx: StoreTransaction, event: AuditNote): Promise<void> {
  await tx.audit.append({ changeNumber: null, subject: null, version: null, details: {}, ...event }, hashOfEvent);
}

/** The same with the digest of the row that the act made or changed, as it is by now: it binds the row to the chain. */
export async function recordRow(
  tx: StoreTransaction,
  event: AuditNote,
  { kind, id }: { readonly kind: RowKind; readonly id: string | number },
): Promise<void> {
  await recordAudit(tx, { ...event, details: { ...event.details, row: await digestOfRow(tx, kind, id) } });
}

export function hashOfEvent(body: AuditEventBody): string {
  return digestOf(body);
}
