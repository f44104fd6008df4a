import { isCalendarDate } from "@beian/shared";
import type { AuditEvent, AuditFilter } from "../store/ports/audit.ts";
import type { Cell } from "../store/ports/history.ts";
import type { SchemaObject } from "../store/ports/soundness.ts";
import type { Store } from "../store/ports/store.ts";
import type { Actor } from "./acting/actor.ts";
import { hashOfEvent } from "./acting/audit.ts";
import { mustBeAllowed } from "./acting/permissions.ts";
import type { BoundPublication, WrittenPublication } from "./bound-publication.ts";
import { publicationAction, publicationIn, writtenPublication } from "./bound-publication.ts";
import type { RowFault, RowNamed } from "./bound-rows.ts";
import { createRowCheck } from "./bound-rows.ts";
import type { Page, PageRequest } from "./lists.ts";
import { byCursor } from "./lists.ts";
import { createRulebooks } from "./rulebooks.ts";

export type { AuditEvent } from "../store/ports/audit.ts";

export type AuditPage = Page<AuditEvent>;

/** Who did what when; for those who may read it. */
export interface AuditTrail {
  /** Newest first. */
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
      /** Accounts, tokens, reviews, comments, samples and webhooks that are as the audit says. */
      readonly rows: number;
      /** Those of them that were last written before rows were bound: of these only that they are there is known. */
      readonly unboundRows: number;
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
    }
  | (RowNamed & {
      readonly whole: false;
      /** An account, review or the like isn't what an act made of it. */
      readonly fault: RowFault;
    })
  | {
      readonly whole: false;
      /** A table, an index or a trigger isn't as the product makes it: what guards the rest may be gone. */
      readonly object: SchemaObject;
      readonly fault: SchemaFault;
    }
  | {
      readonly whole: false;
      /** A count kept ready isn't what it counts. */
      readonly tally: { readonly table: string; readonly key: string };
      readonly fault: "TALLY_ALTERED";
    }
  | {
      readonly whole: false;
      /** The digest by which another rule book would be fetched than the one that it names. */
      readonly edition: string;
      readonly fault: "EDITION_ALTERED";
    };

export type SchemaFault = "SCHEMA_ALTERED" | "SCHEMA_MISSING" | "SCHEMA_ADDED";

/**
 * ALTERED: an event doesn't say what its hash was made of. MISSING: it is gone. UNCHAINED: it doesn't name the hash of
 * the one before, so that one of both was moved or altered. CUT_OFF: it and all that came after it are gone.
 */
export type AuditFault = "ALTERED" | "MISSING" | "UNCHAINED" | "CUT_OFF";

/** Of a publication's revisions one or more is altered (or the change, its sources or edits), is missing, or was added. */
export type PublicationFault = "REVISIONS_ALTERED" | "REVISIONS_MISSING" | "REVISIONS_ADDED";

const noHash = "0".repeat(64);
const eventsAtATime = 500;
const editionsAtATime = 500;

export function createAuditTrail({ store }: { store: Store }): AuditTrail {
  return {
    async events(actor, filter, page) {
      mustBeAllowed(actor, "READ_AUDIT");
      return byCursor(() => store.audit.page(filter, page));
    },
    async verify() {
      let last = { sequence: 0, hash: noHash };
      const seen = { publications: 0, unbound: 0 };
      const rowCheck = createRowCheck();
      for (;;) {
        // Read before the events, so that one appended meanwhile doesn't look cut off.
        const highest = await store.audit.highestSequence();
        const events = await store.audit.eventsAfter(last.sequence, eventsAtATime);
        for (const event of events) {
          const fault = faultOf(event, last);
          if (fault) return { whole: false, sequence: fault === "MISSING" ? last.sequence + 1 : event.sequence, fault };
          last = event;
          rowCheck.note(event);
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
        const changeNumber = await store.soundness.changeRevisedWithout(publicationAction);
        if (changeNumber !== null) return { whole: false, changeNumber, fault: "REVISIONS_ADDED" };
        const cell = await store.soundness.cellAtOdds();
        if (cell !== null) return { whole: false, cell, fault: "CELL_ALTERED" };
        const rows = await rowCheck.result(store);
        if ("fault" in rows) {
          // Somebody may have acted since the last event was read.
          if ((await store.audit.highestSequence()) > last.sequence) continue;
          return { whole: false, ...rows };
        }
        const beside = await soundness(store);
        if (beside !== null) return beside;
        return { whole: true, events: last.sequence, ...seen, rows: rows.bound, unboundRows: rows.unbound };
      }
    },
  };
}

/** What stands beside the chain and the history: guards, counts, and the names of rule books. */
async function soundness(store: Store): Promise<BrokenAudit | null> {
  const schema = await store.soundness.schemaAtOdds();
  if (schema !== null) {
    const { fault, ...object } = schema;
    return { whole: false, object, fault: `SCHEMA_${fault}` };
  }
  const tally = await store.soundness.tallyAtOdds();
  if (tally !== null) return { whole: false, tally, fault: "TALLY_ALTERED" };
  const rulebooks = await createRulebooks({ store, now: () => new Date(0) });
  for (let after = ""; ; ) {
    const editions = await store.editions.after(after, editionsAtATime);
    for (const { digest, asOf, knownAt } of editions) {
      after = digest;
      const isNamed = isCalendarDate(asOf) && (await rulebooks.at({ asOf, knownAt })).digest === digest;
      if (!isNamed) return { whole: false, edition: digest, fault: "EDITION_ALTERED" };
    }
    if (editions.length < editionsAtATime) return null;
  }
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
