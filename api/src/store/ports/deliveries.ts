import type { deliveryStates } from "@beian/drizzle/kinds";
import type { Page, PageRequest } from "./page.ts";

export type DeliveryState = (typeof deliveryStates)[number];

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

export interface WebhooksDue {
  readonly at: number;
  /** How long an attempt may take before its process is taken for dead. */
  readonly leaseMs: number;
  /** The longest wait that is ever set: whatever is due later still was written while the clock was ahead. */
  readonly longestWaitMs: number;
  /** The same of what receivers ask for. */
  readonly longestQuietMs: number;
  readonly most: number;
}

/** What webhooks are to be told, and how it went. */
export interface DeliveryReads {
  /** By id, in the order given. */
  byId(ids: readonly number[]): Promise<readonly (WebhookDeliveryRecord | null)[]>;
  /** Newest first. */
  page(webhookId: string, page: PageRequest): Promise<Page<WebhookDeliveryRecord>>;
  /** Of each delivery, in order; with an empty list where there is none. */
  attemptsOf(deliveryIds: readonly number[]): Promise<ReadonlyMap<number, readonly WebhookAttemptRecord[]>>;
  /** How many deliveries haven't come to an end yet. */
  countPending(): Promise<number>;
  /** The oldest delivery that is due of each webhook that none is being attempted to and that didn't ask to be left alone. */
  due(due: WebhooksDue): Promise<readonly number[]>;
}

/** What came to an end may be forgotten; its number is never given again. */
export interface DeliveryWrites {
  /** Due at once, in the order given; those of which the webhook has a delivery of that event already are left out. */
  add(deliveries: readonly NewWebhookDelivery[]): Promise<void>;
  update(id: number, patch: WebhookDeliveryPatch): Promise<WebhookDeliveryRecord | null>;
  /** Gives up what is pending; answers how many there were. */
  cancel(webhookId: string): Promise<number>;
  addAttempt(attempt: WebhookAttemptRecord): Promise<void>;
  /** Forgets those of the oldest deliveries that came to an end and were made before an instant; answers how many. */
  forget(before: number, most: number): Promise<number>;
}
