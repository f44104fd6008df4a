import { randomBytes, randomUUID } from "node:crypto";
import { beijingDateOf } from "@beian/shared";
import type { AuditAction } from "../../store/ports/audit-actions.ts";
import type { WebhookAttemptRecord, WebhookDeliveryRecord } from "../../store/ports/deliveries.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import type { WebhookRecord } from "../../store/ports/webhooks.ts";
import { act } from "../acting/act.ts";
import type { Actor, KnownActor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit, recordRow } from "../acting/audit.ts";
import { mustBeAllowed } from "../acting/permissions.ts";
import { InvalidInput, NotFound } from "../acting/refusal.ts";
import { requiredLine } from "../acting/typed.ts";
import type { Page, PageRequest } from "../lists.ts";
import { byCursor } from "../lists.ts";
import { beginEnqueueing, enqueuePublications } from "./enqueue.ts";
import { newSecret, seal } from "./secret.ts";
import type { IsHostAllowed } from "./subscriber-url.ts";
import { subscriberUrl } from "./subscriber-url.ts";

export type { DeliveryState } from "../../store/ports/deliveries.ts";
export type WebhookDelivery = WebhookDeliveryRecord;
export type WebhookAttempt = WebhookAttemptRecord;
export type WebhookDeliveryPage = Page<WebhookDelivery>;

/** Who is told of publications by HTTP, without the secret. */
export type Webhook = Omit<WebhookRecord, "secret" | "previousSecret">;

export interface WebhookWithSecret {
  readonly webhook: Webhook;
  /** Shown this once: nobody can read it again. */
  readonly secret: string;
}

/** Subscribers that get a signed POST whenever a publication takes effect. For administrators. */
export interface Webhooks {
  /** Disabled ones too, in the order of their coming. */
  all(actor: Actor): Promise<readonly Webhook[]>;
  /** Null where there is none. */
  byId(actor: Actor, id: string): Promise<Webhook | null>;
  /** What it was told or is to be told, newest first. */
  deliveriesOf(
    actor: Actor,
    webhook: Pick<Webhook, "id" | "quietUntil">,
    page: PageRequest,
  ): Promise<WebhookDeliveryPage>;
  attemptsOf(deliveryIds: readonly number[]): Promise<ReadonlyMap<number, readonly WebhookAttempt[]>>;
  /** It is told of what takes effect from now on. */
  create(actor: Actor, input: { readonly name: string; readonly url: string }): Promise<WebhookWithSecret>;
  /** Gives it a new secret; the old one signs beside it for a day, so that the receiver can change over. */
  rotateSecret(actor: Actor, id: string): Promise<WebhookWithSecret>;
  /** Tells it nothing any more, and gives up what is pending. */
  disable(actor: Actor, id: string): Promise<Webhook>;
  /** It is told of what takes effect from now on, not of what it missed. */
  enable(actor: Actor, id: string): Promise<Webhook>;
  /** Sends it an event that says nothing, for trying it out; the log tells how that went. */
  ping(actor: Actor, id: string): Promise<Webhook>;
}

const longestName = 100;
const mostWebhooks = 100;
const changeOverMs = 24 * 60 * 60_000;

export function createWebhooks(parts: { store: Store; key: Uint8Array; isHostAllowed: IsHostAllowed }): Webhooks {
  const { store, key, isHostAllowed } = parts;

  /** An act on one webhook, with its audit event where anything changed. */
  const actOn = <Result>(
    actor: Actor,
    { action, id }: { action: AuditAction; id: string },
    work: (tx: StoreTransaction, webhook: WebhookRecord, record: () => Promise<void>) => Promise<Result>,
  ): Promise<Result> =>
    act(store, actor, { action, needs: "MANAGE_WEBHOOKS", subject: id }, async (tx, known) => {
      const [webhook] = await tx.webhooks.byId([id]);
      if (!webhook) throw new NotFound({ zh: "没有这个 Webhook", en: "there is no such webhook" });
      const event = { ...auditActor(known), action, subject: id };
      const isWritten = action !== "webhook.ping";
      return work(tx, webhook, () =>
        isWritten ? recordRow(tx, event, { kind: "webhook", id }) : recordAudit(tx, event),
      );
    });

  return {
    async all(actor) {
      mustBeAllowed(actor, "MANAGE_WEBHOOKS");
      return (await store.webhooks.all()).map(withoutSecret);
    },
    async byId(actor, id) {
      mustBeAllowed(actor, "MANAGE_WEBHOOKS");
      const [webhook] = await store.webhooks.byId([id]);
      return webhook ? withoutSecret(webhook) : null;
    },
    async deliveriesOf(actor, { id, quietUntil }, page) {
      mustBeAllowed(actor, "MANAGE_WEBHOOKS");
      const found = await byCursor(() => store.deliveries.page(id, page));
      // Whatever is due sooner waits until then too.
      const notBefore = quietUntil ?? 0;
      const entries = found.entries.map(({ item, cursor }) => ({
        cursor,
        item: { ...item, dueAt: Math.max(item.dueAt, notBefore) },
      }));
      return { ...found, entries };
    },
    attemptsOf: (deliveryIds) => store.deliveries.attemptsOf(deliveryIds),
    create(actor, input) {
      return act(store, actor, { action: "webhook.create", needs: "MANAGE_WEBHOOKS" }, async (tx, creator) => {
        const name = requiredLine(input.name, ["input", "name"], longestName);
        const url = subscriberUrl(input.url, ["input", "url"], isHostAllowed);
        if ((await tx.webhooks.all()).filter(({ disabledAt }) => disabledAt === null).length >= mostWebhooks)
          throw new InvalidInput(["input"], {
            zh: `最多 ${mostWebhooks} 个启用的 Webhook`,
            en: `there are ${mostWebhooks} enabled webhooks already, the most`,
          });
        await beginEnqueueing(tx, beijingDateOf(new Date(tx.at)));
        const id = randomBytes(8).toString("hex");
        const secret = newSecret();
        const createdBy = personOf(creator)?.id ?? null;
        const webhook = await tx.webhooks.create({ id, name, url: url.href, secret: seal(secret, key, id), createdBy });
        await recordCreation(tx, creator, webhook, url);
        return { webhook: withoutSecret(webhook), secret };
      });
    },
    rotateSecret: (actor, id) =>
      actOn(actor, { action: "webhook.rotateSecret", id }, async (tx, webhook, record) => {
        const secret = newSecret();
        const rotated = await patched(tx, id, {
          secret: seal(secret, key, id),
          previousSecret: webhook.secret,
          previousUntil: tx.at + changeOverMs,
        });
        await record();
        return { webhook: rotated, secret };
      }),
    disable: (actor, id) =>
      actOn(actor, { action: "webhook.disable", id }, async (tx, webhook, record) => {
        if (webhook.disabledAt !== null) return withoutSecret(webhook);
        await tx.deliveries.cancel(id);
        const disabled = await patched(tx, id, { disabledAt: tx.at });
        await record();
        return disabled;
      }),
    enable: (actor, id) =>
      actOn(actor, { action: "webhook.enable", id }, async (tx, webhook, record) => {
        if (webhook.disabledAt === null) return withoutSecret(webhook);
        // What took effect meanwhile is done with before this one counts.
        await enqueuePublications(tx, beijingDateOf(new Date(tx.at)));
        const enabled = await patched(tx, id, { disabledAt: null, goneAt: null, quietUntil: null });
        await record();
        return enabled;
      }),
    ping: (actor, id) =>
      actOn(actor, { action: "webhook.ping", id }, async (tx, webhook, record) => {
        if (webhook.disabledAt !== null)
          throw new InvalidInput(["input", "id"], { zh: "该 Webhook 已停用", en: "is disabled" });
        const timestamp = new Date(tx.at).toISOString();
        const body = JSON.stringify({ type: "ping", timestamp, data: {} });
        const event = { type: "ping", eventId: `ping-${randomUUID()}`, changeNumber: null, body };
        await tx.deliveries.add([{ webhookId: id, ...event }]);
        await record();
        return withoutSecret(webhook);
      }),
  };
}

async function patched(
  tx: StoreTransaction,
  id: string,
  patch: Parameters<StoreTransaction["webhooks"]["update"]>[1],
): Promise<Webhook> {
  const webhook = await tx.webhooks.update(id, patch);
  if (!webhook) throw new Error(`webhook ${id} went away within a transaction`);
  return withoutSecret(webhook);
}

/** The audit names the host only: the rest of an address may hold a password of the receiver's. */
async function recordCreation(
  tx: StoreTransaction,
  creator: KnownActor,
  { id }: WebhookRecord,
  { host }: URL,
): Promise<void> {
  const event = { ...auditActor(creator), action: "webhook.create", subject: id, details: { host } } as const;
  await recordRow(tx, event, { kind: "webhook", id });
}

function withoutSecret({ secret: _, previousSecret: __, ...webhook }: WebhookRecord): Webhook {
  return webhook;
}
