import type { AuditEvent, Cell } from "../store/records.ts";
import type { AuditFilter, Page, PageRequest, Store } from "../store/store.ts";
import type { Actor } from "./acting/actor.ts";
import { hashOfEvent } from "./acting/audit.ts";
import { mustBeAllowed } from "./acting/permissions.ts";
import type { BoundPublication, WrittenPublication } from "./bound-publication.ts";
import { publicationAction, publicationIn, writtenPublication } from "./bound-publication.ts";

export type { AuditEvent } from "../store/records.ts";

export type AuditPage = Page<AuditEvent>;

/** Who did what when; for those who may read it. */
export interface AuditTrail {
  /** Newest first; cursors are sequence numbers. */
  events(actor: Actor, filter: AuditFilter, page: PageRequest): Promise<AuditPage>;
  verify(): Promise<AuditVerdict>;
}

/** Whether the chain of events is whole, and history what it says that was published. */
export type AuditVerdict =
  | {
      readonly whole: true;
      readonly events: number;
      readonly publications: number;
      /** Those of them that were published before publications were bound: of these only the number of revisions is known. */
      readonly unbound: number;
    }
  | BrokenAudit;

export type BrokenAudit =
  | {
      readonly whole: false;
      /** The sequence number at which the chain breaks. */
      readonly sequence: number;
      readonly fault: AuditFault;
    }
  | {
      readonly whole: false;
      /** The published change of which history says something else than was published. */
      readonly changeNumber: number;
      readonly fault: PublicationFault;
    }
  | {
      readonly whole: false;
      /** The cell whose answer kept ready isn't what its revisions say. */
      readonly cell: Cell;
      readonly fault: "CELL_ALTERED";
    };

/**
 * ALTERED: an event doesn't say what its hash was made of. MISSING: it is gone. UNCHAINED: it doesn't name the hash of
 * the one before, so that one of both was moved or altered. CUT_OFF: it and all that came after it are gone.
 */
export type AuditFault = "ALTERED" | "MISSING" | "UNCHAINED" | "CUT_OFF";

/** Of a publication's revisions one or more is altered (or the change, its sources or edits), is missing, or was added. */
export type PublicationFault = "REVISIONS_ALTERED" | "REVISIONS_MISSING" | "REVISIONS_ADDED";

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
      const seen = { publications: 0, unbound: 0 };
      for (;;) {
        // Read before the events, so that one appended meanwhile doesn't look cut off.
        const highest = await store.highestAuditSequence();
        const events = await store.auditEventsAfter(last.sequence, eventsAtATime);
        for (const event of events) {
          const fault = faultOf(event, last);
          if (fault) return { whole: false, sequence: fault === "MISSING" ? last.sequence + 1 : event.sequence, fault };
          last = event;
          const publication = publicationIn(event);
          if (!publication) continue;
          const { changeNumber, digest } = publication;
          const altered = publicationFaultOf(publication, await writtenPublication(store, changeNumber));
          if (altered) return { whole: false, changeNumber, fault: altered };
          seen.publications += 1;
          if (digest === null) seen.unbound += 1;
        }
        if (events.length === eventsAtATime) continue;
        if (highest > last.sequence) return { whole: false, sequence: last.sequence + 1, fault: "CUT_OFF" };
        const changeNumber = await store.changeRevisedWithout(publicationAction);
        if (changeNumber !== null) return { whole: false, changeNumber, fault: "REVISIONS_ADDED" };
        const cell = await store.cellAtOdds();
        if (cell !== null) return { whole: false, cell, fault: "CELL_ALTERED" };
        return { whole: true, events: last.sequence, ...seen };
      }
    },
  };
}

function publicationFaultOf(told: BoundPublication, written: WrittenPublication): PublicationFault | null {
  if (written.revisions < told.revisions) return "REVISIONS_MISSING";
  if (written.revisions > told.revisions) return "REVISIONS_ADDED";
  return told.digest === null || told.digest === written.digest ? null : "REVISIONS_ALTERED";
}

function faultOf(event: AuditEvent, last: { sequence: number; hash: string }): AuditFault | null {
  if (event.sequence !== last.sequence + 1) return "MISSING";
  if (event.previousHash !== last.hash) return "UNCHAINED";
  const { hash, ...body } = event;
  return hashOfEvent(body) === hash ? null : "ALTERED";
}
