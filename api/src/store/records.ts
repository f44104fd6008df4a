import type { Layer, PlainDate, Revision, RuleContent } from "@beian/shared";
import type { AuditAction } from "./audit-actions.ts";

/** What the store keeps, as plain data. Instants are milliseconds since the epoch. */

export interface Cell {
  readonly layer: Layer;
  readonly requirement: string;
}

/** An entry of the history, with the change that recorded it. */
export interface RecordedRevision extends Revision {
  readonly changeNumber: number;
  /** Whether it was knowingly recorded for a time before it was recorded. */
  readonly correction: boolean;
}

export interface NewRevision extends Cell {
  readonly content: RuleContent | null;
  readonly effectiveFrom: PlainDate;
  readonly correction: boolean;
}

export type StoredChangeStatus = "DRAFT" | "IN_REVIEW" | "APPROVED" | "PUBLISHED" | "REJECTED" | "WITHDRAWN";
/** SCHEDULED is derived: published, and effective on a later day. */
export type ChangeStatus = StoredChangeStatus | "SCHEDULED";

/** Who created a change: people, or the product itself. */
export type ChangeOrigin = "STAFF" | "PRODUCT";

export interface ChangeRecord {
  readonly number: number;
  readonly title: string;
  readonly reason: string;
  readonly status: StoredChangeStatus;
  /** Null where the system itself wrote it. */
  readonly authorId: string | null;
  /** 1 at first; grows by one with every write. */
  readonly version: number;
  readonly effectiveFrom: PlainDate | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly publishedAt: number | null;
  /** The number of the change that this one undoes. */
  readonly reverts: number | null;
  /** The digest of the content that the approval was given to. */
  readonly approvedDigest: string | null;
}

export type NewChange = Pick<ChangeRecord, "title" | "reason" | "authorId"> &
  Partial<Pick<ChangeRecord, "effectiveFrom" | "reverts">>;
export type ChangePatch = Partial<
  Pick<ChangeRecord, "title" | "reason" | "status" | "effectiveFrom" | "publishedAt" | "approvedDigest">
>;

/** What a change makes of a cell; a content of null hands it back. */
export interface EditRecord extends Cell {
  readonly content: RuleContent | null;
  /** The cell's latest revision when the edit was drafted; null where it had none. */
  readonly baseRevision: number | null;
  readonly editedBy: string | null;
  readonly editedAt: number;
}
export type NewEdit = Omit<EditRecord, "editedAt">;

export interface SourceRecord {
  readonly title: string;
  readonly url: string | null;
  readonly clause: string | null;
  readonly publishedOn: PlainDate | null;
  readonly retrievedOn: PlainDate | null;
}

export interface ReviewRecord {
  readonly id: number;
  readonly changeNumber: number;
  /** The version and content that the verdict was given on. */
  readonly changeVersion: number;
  readonly contentDigest: string;
  readonly reviewerId: string | null;
  readonly verdict: "APPROVED" | "REJECTED";
  readonly comment: string | null;
  readonly at: number;
}
export type NewReview = Omit<ReviewRecord, "id" | "at">;

export interface CommentRecord {
  readonly id: number;
  readonly changeNumber: number;
  readonly personId: string;
  readonly text: string;
  readonly at: number;
}
export type NewComment = Omit<CommentRecord, "id" | "at">;

export type Role = "VIEWER" | "EDITOR" | "REVIEWER" | "ADMINISTRATOR";

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
  readonly role: Role;
  readonly disabledAt: number | null;
  /** When the first start gave them the password that they still have; null for whoever has one of their own. */
  readonly firstPasswordAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}
export type NewPerson = Pick<PersonRecord, "id" | "name" | "email" | "role">;
export type PersonPatch = Partial<Pick<PersonRecord, "name" | "role" | "disabledAt" | "firstPasswordAt">>;

/** A machine's bearer token, by its hash. */
export interface TokenRecord {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}
export type NewToken = Pick<TokenRecord, "id" | "personId" | "name" | "hash" | "expiresAt">;

export type ActorKind = "PERSON" | "TOKEN" | "SYSTEM";

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

/** A synthetic filing with the outcome that staff expect of it, as JSON that only the domain reads. */
export interface SampleRecord {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly filing: unknown;
  readonly expectations: unknown;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string | null;
  readonly archivedAt: number | null;
}
export type NewSample = Pick<SampleRecord, "id" | "nameZh" | "nameEn" | "filing" | "expectations" | "updatedBy">;
export type SamplePatch = Partial<
  Pick<SampleRecord, "nameZh" | "nameEn" | "filing" | "expectations" | "updatedBy" | "archivedAt">
>;

/** Who is told of publications by HTTP. */
export interface WebhookRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Sealed; only the domain can open it. */
  readonly secret: string;
  /** The one before the last rotation, sealed, and until when it signs too; both null where there is none. */
  readonly previousSecret: string | null;
  readonly previousUntil: number | null;
  readonly createdAt: number;
  readonly createdBy: string | null;
  readonly disabledAt: number | null;
}
export type NewWebhook = Pick<WebhookRecord, "id" | "name" | "url" | "secret" | "createdBy">;
export type WebhookPatch = Partial<Pick<WebhookRecord, "secret" | "previousSecret" | "previousUntil" | "disabledAt">>;

export type DeliveryState = "PENDING" | "DELIVERED" | "FAILED" | "CANCELLED";

/** What a webhook is to be told. */
export interface WebhookDeliveryRecord {
  readonly id: number;
  readonly webhookId: string;
  readonly type: string;
  /** Names the event to every webhook alike. */
  readonly eventId: string;
  readonly changeNumber: number | null;
  /** JSON, the same bytes at each attempt. */
  readonly body: string;
  readonly state: DeliveryState;
  /** Those begun, which may be more than those that ended. */
  readonly attempts: number;
  /** When it is to be attempted next; while a process attempts it, when that process is taken for dead. */
  readonly dueAt: number;
  /** Names the attempt under way; null between attempts. */
  readonly claim: string | null;
  readonly createdAt: number;
}
export type NewWebhookDelivery = Pick<
  WebhookDeliveryRecord,
  "webhookId" | "type" | "eventId" | "changeNumber" | "body"
>;
export type WebhookDeliveryPatch = Partial<Pick<WebhookDeliveryRecord, "state" | "attempts" | "dueAt" | "claim">>;

export interface WebhookAttemptRecord {
  readonly deliveryId: number;
  /** 1, 2, 3 …; one that is missing was cut short with its process. */
  readonly number: number;
  readonly at: number;
  readonly durationMs: number;
  /** Of HTTP; null where no answer came, and then there is an error. */
  readonly status: number | null;
  readonly error: string | null;
  /** How the answer's body begins. */
  readonly response: string | null;
}

/** What the product said of an entry of the seed after the first start. */
export interface ProposedEntryRecord {
  readonly entry: string;
  /** 1, 2, 3 … of its entry. */
  readonly saying: number;
  readonly content: RuleContent | null;
  /** The draft that proposed it; null where it held already. */
  readonly changeNumber: number | null;
}

/** The name under which a rule book can be fetched for ever. */
export interface RulebookEdition {
  readonly digest: string;
  readonly asOf: PlainDate;
  /** The instant of the latest revision that it knows; 0 with no history. */
  readonly knownAt: number;
}

/** The kinds of rows that the audit binds one by one. */
export const rowKinds = ["person", "token", "review", "comment", "sample", "webhook"] as const;
export type RowKind = (typeof rowKinds)[number];

/** A table, an index or a trigger. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
}
