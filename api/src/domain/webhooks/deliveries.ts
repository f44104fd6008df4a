import { randomUUID } from "node:crypto";
import type { PlainDate } from "@beian/shared";
import { beijingDateOf } from "@beian/shared";
import type { WebhookDeliveryRecord } from "../../store/ports/deliveries.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import type { WebhookRecord } from "../../store/ports/webhooks.ts";
import { recordRow } from "../acting/audit.ts";
import { enqueuePublications, isBehind } from "./enqueue.ts";
import { retryAfterMs } from "./retry-after.ts";
import { signedHeaders, unseal } from "./secret.ts";

/** Sends a POST, and answers whatever came of it; never follows where it is sent on to. */
export type SendWebhook = (request: {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}) => Promise<SendOutcome>;

export type SendOutcome =
  /** Of HTTP, with the beginning of the answer's body, and what its header Retry-After says. */
  | { readonly status: number; readonly response: string; readonly retryAfter: string | null }
  /** Why no answer came, as a code. */
  | { readonly error: string };

/** How one attempt came out: the last two are tried again, as long as there are attempts left. */
export type AttemptOutcome = "delivered" | "refused" | "unanswered";

/** Tells webhooks of publications. Several processes may do so on one database: each attempt is one process's. */
export interface WebhookDeliveries {
  /** To be called when something may have taken effect: at the start, after a publication, and when a day begins. */
  wake(): void;
  /** Makes what has become due and begins its attempts; to be called again and again. */
  tend(): Promise<void>;
  /** Begins no more attempts, waits a moment for those under way, gives back what isn't done then. */
  close(): Promise<void>;
}

export const deliveryLimits = {
  /** Attempts of one delivery at most; the waits between them add up to more than a day. */
  attempts: 12,
  firstWaitMs: 10_000,
  longestWaitMs: 6 * 60 * 60_000,
  /** How long a receiver can ask to be left alone, at most. */
  longestQuietMs: 24 * 60 * 60_000,
  timeoutMs: 10_000,
  /** When a process that attempts a delivery is taken for dead. */
  leaseMs: 60_000,
  /** How long a process that ends waits for answers: what isn't noted would be delivered twice. */
  closingMs: 1_000,
  atOnce: 20,
  /** How long the log of a delivery is kept once it came to an end. */
  keptDays: 90,
  forgottenAtOnce: 500,
} as const;

export function createWebhookDeliveries(parts: {
  store: Store;
  now: () => Date;
  key: Uint8Array;
  send: SendWebhook;
  /** Told of what goes wrong in the background; whatever was under way is taken up again later. */
  onError: (error: unknown) => void;
  /** Told of every attempt, and whether its delivery is given up by it. */
  attempted?: (outcome: AttemptOutcome, isGivenUp: boolean) => void;
}): WebhookDeliveries {
  const { store, now, key, send, onError, attempted } = parts;
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  let awake = true;
  let forgotOn: PlainDate | null = null;
  let tending: Promise<void> | null = null;
  let isClosing = false;

  const tendOnce = async () => {
    const today = beijingDateOf(now());
    if (awake) {
      awake = false;
      try {
        if (await isBehind(store, today))
          await store.transaction((tx) => enqueuePublications(tx, beijingDateOf(new Date(tx.at))));
      } catch (error) {
        awake = true;
        throw error;
      }
      if (today !== forgotOn) await forgetOld();
      forgotOn = today;
    }
    const most = deliveryLimits.atOnce - underWay.size;
    if (most <= 0) return;
    const due = await store.deliveries.due({ ...deliveryLimits, at: now().getTime(), most });
    if (due.length === 0) return;
    for (const claimed of await claim(store, most)) {
      const attempt = attemptOf(claimed)
        .catch(onError)
        .finally(() => underWay.delete(attempt));
      underWay.add(attempt);
    }
  };

  const forgetOld = async () => {
    const { keptDays, forgottenAtOnce } = deliveryLimits;
    const before = now().getTime() - keptDays * 24 * 60 * 60_000;
    const forget = () => store.transaction((tx) => tx.deliveries.forget(before, forgottenAtOnce));
    while ((await forget()) === forgottenAtOnce);
  };

  const attemptOf = async ({ webhook, delivery, claimedAs }: Claimed) => {
    const at = now().getTime();
    const began = performance.now();
    const outcome = await attemptTo(webhook, delivery, at);
    const durationMs = Math.round(performance.now() - began);
    if (closing.signal.aborted && "error" in outcome) return giveBack(store, delivery, claimedAs);
    const isGivenUp = await store.transaction(async (tx) => {
      const [current] = await tx.deliveries.byId([delivery.id]);
      const answered =
        "status" in outcome
          ? { status: outcome.status, response: outcome.response, error: null }
          : { ...outcome, status: null, response: null };
      const number = delivery.attempts;
      await tx.deliveries.addAttempt({ deliveryId: delivery.id, number, at, durationMs, ...answered });
      if (isGone(outcome)) return letGo(tx, webhook);
      const quietUntil = quietAfter(outcome, tx.at);
      if (quietUntil !== null) await tx.webhooks.update(webhook.id, { quietUntil });
      if (current?.state !== "PENDING") return false;
      if (isSuccess(outcome)) await tx.deliveries.update(delivery.id, { state: "DELIVERED", claim: null });
      // Where the lease ran out, another process's attempt decides.
      if (isSuccess(outcome) || current.claim !== claimedAs) return false;
      const isLast = number >= deliveryLimits.attempts;
      const next = isLast ? { state: "FAILED" as const } : { dueAt: tx.at + waitAfter(number) };
      await tx.deliveries.update(delivery.id, { claim: null, ...next });
      return isLast;
    });
    attempted?.(isSuccess(outcome) ? "delivered" : "status" in outcome ? "refused" : "unanswered", isGivenUp);
  };

  const attemptTo = async (
    webhook: WebhookRecord,
    delivery: WebhookDeliveryRecord,
    at: number,
  ): Promise<SendOutcome> => {
    const { id, body, type } = delivery;
    const previous = webhook.previousUntil !== null && at < webhook.previousUntil ? webhook.previousSecret : null;
    const secrets = [webhook.secret, ...(previous === null ? [] : [previous])]
      .map((sealed) => unseal(sealed, key, webhook.id))
      .filter((secret) => secret !== null);
    if (secrets.length === 0) return { error: "SECRET_UNREADABLE" };
    return send({
      url: new URL(webhook.url),
      headers: {
        ...signedHeaders(secrets, { id: `msg_${webhook.id}_${id}`, at, body }),
        "content-type": "application/json",
        "user-agent": "beian-rules-webhooks",
        "x-beian-event": type,
        "x-beian-event-id": delivery.eventId,
      },
      body,
      signal: AbortSignal.any([closing.signal, AbortSignal.timeout(deliveryLimits.timeoutMs)]),
    });
  };

  return {
    wake() {
      awake = true;
    },
    tend() {
      if (isClosing) return Promise.resolve();
      tending ??= tendOnce().finally(() => {
        tending = null;
      });
      return tending;
    },
    async close() {
      isClosing = true;
      await tending?.catch(() => {});
      const patience = setTimeout(() => closing.abort(), deliveryLimits.closingMs);
      await Promise.all(underWay);
      clearTimeout(patience);
      closing.abort();
    },
  };
}

interface Claimed {
  readonly webhook: WebhookRecord;
  readonly delivery: WebhookDeliveryRecord;
  readonly claimedAs: string;
}

/** Takes what is due for this process: in one transaction, so that no other takes it too. */
function claim(store: Store, most: number): Promise<readonly Claimed[]> {
  return store.transaction(async (tx) => {
    const claimed: Claimed[] = [];
    for (const id of await tx.deliveries.due({ ...deliveryLimits, at: tx.at, most })) {
      const [delivery] = await tx.deliveries.byId([id]);
      const [webhook] = delivery ? await tx.webhooks.byId([delivery.webhookId]) : [];
      if (!delivery || !webhook) continue;
      // Its last attempt was cut short with its process.
      if (delivery.attempts >= deliveryLimits.attempts) {
        await tx.deliveries.update(id, { state: "FAILED", claim: null });
        continue;
      }
      const claimedAs = randomUUID();
      const taken = await tx.deliveries.update(id, {
        claim: claimedAs,
        attempts: delivery.attempts + 1,
        dueAt: tx.at + deliveryLimits.leaseMs,
      });
      if (taken) claimed.push({ webhook, delivery: taken, claimedAs });
    }
    return claimed;
  });
}

/** As if the attempt hadn't begun, so that whoever runs next makes it. */
function giveBack(store: Store, { id, attempts }: WebhookDeliveryRecord, claimedAs: string): Promise<void> {
  return store.transaction(async (tx) => {
    const [current] = await tx.deliveries.byId([id]);
    if (current?.claim === claimedAs)
      await tx.deliveries.update(id, { claim: null, attempts: attempts - 1, dueAt: tx.at });
  });
}

/** The receiver wants nothing any more: it is told nothing again, and the audit says why. Answers whether that ended anything. */
async function letGo(tx: StoreTransaction, { id }: Pick<WebhookRecord, "id">): Promise<boolean> {
  const [webhook] = await tx.webhooks.byId([id]);
  if (!webhook || webhook.disabledAt !== null) return false;
  const given = await tx.deliveries.cancel(id);
  await tx.webhooks.update(id, { disabledAt: tx.at, goneAt: tx.at });
  const receiver = { actorKind: "SYSTEM", actorId: null, origin: "receiver" } as const;
  const event = { ...receiver, action: "webhook.disable", subject: id, details: { status: gone } } as const;
  await recordRow(tx, event, { kind: "webhook", id });
  return given > 0;
}

const gone = 410;

function isGone(outcome: SendOutcome): boolean {
  return "status" in outcome && outcome.status === gone;
}

/** Statuses by which a receiver says that it is told too much, and may say until when to wait. */
const tooMuch: readonly number[] = [429, 503];

/** Until when an answer asks to be told nothing; null where it doesn't, or not in a way that HTTP has. */
function quietAfter(outcome: SendOutcome, at: number): number | null {
  if (!("status" in outcome) || !tooMuch.includes(outcome.status)) return null;
  const wait = retryAfterMs(outcome.retryAfter ?? "", at);
  return wait === null ? null : at + Math.min(wait, deliveryLimits.longestQuietMs);
}

function isSuccess(outcome: SendOutcome): boolean {
  return "status" in outcome && outcome.status >= 200 && outcome.status < 300;
}

/** Three times as long each time, give or take a quarter, so that many don't come back at the same moment. */
function waitAfter(attempts: number): number {
  const { firstWaitMs, longestWaitMs } = deliveryLimits;
  const wait = Math.min(longestWaitMs * 0.8, firstWaitMs * 3 ** (attempts - 1));
  return Math.round(wait * (0.75 + Math.random() / 2));
}
