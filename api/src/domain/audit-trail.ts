import type { AuditEvent } from "../store/records.ts";
import type { AuditFilter, Page, PageRequest, Store } from "../store/store.ts";
import type { Actor } from "./actor.ts";
import { hashOfEvent } from "./audit.ts";
import { mustBeAllowed } from "./permissions.ts";

export type { AuditEvent } from "../store/records.ts";

export type AuditPage = Page<AuditEvent>;

/** Who did what when; for those who may read it. */
export interface AuditTrail {
  /** Newest first; cursors are sequence numbers. */
  events(actor: Actor, filter: AuditFilter, page: PageRequest): Promise<AuditPage>;
  verify(): Promise<AuditVerdict>;
}

/** Whether the chain of events is whole. */
export type AuditVerdict =
  | { readonly whole: true; readonly events: number }
  | {
      readonly whole: false;
      /** The sequence number at which the chain breaks. */
      readonly sequence: number;
      readonly fault: AuditFault;
    };

/**
 * ALTERED: an event doesn't say what its hash was made of. MISSING: it is gone. UNCHAINED: it doesn't name the hash of
 * the one before, so that one of both was moved or altered. CUT_OFF: it and all that came after it are gone.
 */
export type AuditFault = "ALTERED" | "MISSING" | "UNCHAINED" | "CUT_OFF";

const noHash = "0".repeat(64);
const eventsAtATime = 500;

export function createAuditTrail({ store }: { store: Store }): AuditTrail {
  return {
    async events(actor, filter, page) {
      mustBeAllowed(actor, "READ_AUDIT");
      return store.auditPage(filter, page);
    },
    async verify() {
      let last = { sequence: 0, hash: noHash };
      for (;;) {
        // Read before the events, so that one appended meanwhile doesn't look cut off.
        const highest = await store.highestAuditSequence();
        const events = await store.auditEventsAfter(last.sequence, eventsAtATime);
        for (const event of events) {
          const fault = faultOf(event, last);
          if (fault) return { whole: false, sequence: fault === "MISSING" ? last.sequence + 1 : event.sequence, fault };
          last = event;
        }
        if (events.length === eventsAtATime) continue;
        if (highest > last.sequence) return { whole: false, sequence: last.sequence + 1, fault: "CUT_OFF" };
        return { whole: true, events: last.sequence };
      }
    },
  };
}

function faultOf(event: AuditEvent, last: { sequence: number; hash: string }): AuditFault | null {
  if (event.sequence !== last.sequence + 1) return "MISSING";
  if (event.previousHash !== last.hash) return "UNCHAINED";
  const { hash, ...body } = event;
  return hashOfEvent(body) === hash ? null : "ALTERED";
}
