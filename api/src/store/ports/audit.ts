import type { actorKinds } from "@beian/drizzle/kinds";
import type { AuditAction } from "./audit-actions.ts";
import type { Page, PageRequest } from "./page.ts";

export type ActorKind = (typeof actorKinds)[number];

/** Who did what when, to which version, from where. */
export interface AuditEvent {
  /** 1, 2, 3 … without a gap. */
  readonly sequence: number;
  readonly at: number;
  readonly actorKind: ActorKind;
  readonly actorId: string | null;
  readonly action: string;
  readonly changeNumber: number | null;
  /** What was acted on where it isn't a change. */
  readonly subject: string | null;
  readonly version: number | null;
  /** The address, or the command line. */
  readonly origin: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** The hash of the event before; 64 zeros in the first one. */
  readonly previousHash: string;
  readonly hash: string;
}

/** What the hash of an event is made of. */
export type AuditEventBody = Omit<AuditEvent, "hash">;

export type NewAuditEvent = Omit<AuditEvent, "action" | "sequence" | "at" | "previousHash" | "hash"> & {
  readonly action: AuditAction;
};

export interface AuditFilter {
  readonly changeNumber?: number;
  readonly actorId?: string;
}

/** Who did what when, as a chain. */
export interface AuditReads {
  /** Newest first. */
  page(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>>;
  /** Oldest first, for walking the chain. */
  eventsAfter(sequence: number, limit: number): Promise<readonly AuditEvent[]>;
  /** The highest sequence number ever given, which tells of events missing at the end. */
  highestSequence(): Promise<number>;
}

/** The chain grows at its end alone. */
export interface AuditWrites {
  /** Chains the event to the last one; the hash is the caller's to compute. */
  append(event: NewAuditEvent, hashOf: (body: AuditEventBody) => string): Promise<AuditEvent>;
}
