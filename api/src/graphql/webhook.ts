import type { Entry } from "../domain/lists.ts";
import { deliveryLimits } from "../domain/webhooks/deliveries.ts";
import type { Webhook, WebhookAttempt, WebhookDelivery, WebhookDeliveryPage } from "../domain/webhooks/webhooks.ts";
import { builder } from "./builder.ts";
import { asPaged, pageOf, sized, usual } from "./limits/field-cost.ts";
import { pageArgs, pageInfoOf, pageRequestOf } from "./page.ts";
import { changeRef, personRef } from "./refs.ts";

const deliveryStateEnum = builder.enumType("WebhookDeliveryState", {
  description: "Where a delivery stands.",
  values: {
    PENDING: { description: "To be attempted, or attempted again. 待送达。" },
    DELIVERED: { description: "The receiver answered with a status of 2xx. 已送达。" },
    FAILED: { description: "Given up after the last attempt. 未送达。" },
    CANCELLED: {
      description: "Given up because the webhook was disabled, by people or by its receiver's 410 Gone. 已取消。",
    },
  } as const,
});

const attemptRef = builder.objectRef<WebhookAttempt>("WebhookAttempt").implement({
  description: "How an attempt to deliver ended.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "Counts up from 1; one that is missing was cut short." }),
    at: t.expose("at", { type: "DateTime", description: "When it began." }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
    status: t.exposeInt("status", { nullable: true, description: "Of HTTP; null where no answer came." }),
    error: t.exposeString("error", {
      nullable: true,
      description:
        "Why no answer came: TIMED_OUT, ADDRESS_REFUSED for an address that isn't public, SECRET_UNREADABLE where the instance's key was replaced, or the system's own code, such as ECONNREFUSED.",
    }),
    response: t.exposeString("response", {
      nullable: true,
      description: "How the answer's body begins: 500 characters at most.",
    }),
  }),
});

const deliveryRef = builder.objectRef<WebhookDelivery>("WebhookDelivery").implement({
  description: "What a webhook is told of one event, with every attempt.",
  fields: (t) => ({
    messageId: t.string({
      description: "What the header webhook-id says, at each attempt: receivers know repetitions by it.",
      resolve: ({ id, webhookId }) => `msg_${webhookId}_${id}`,
    }),
    type: t.exposeString("type", { description: "rules.published or ping." }),
    eventId: t.exposeString("eventId", { description: "Names the event to every webhook alike." }),
    change: t.field({
      type: changeRef,
      nullable: true,
      description: "The change that took effect; null of a ping.",
      resolve: ({ changeNumber }, _, { loaders }) => (changeNumber === null ? null : loaders.change.load(changeNumber)),
    }),
    body: t.exposeString("body", { description: "What is sent, byte for byte." }),
    state: t.expose("state", { type: deliveryStateEnum, description: "Where it stands." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it became due." }),
    nextAttemptAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it is attempted next at the earliest; null while it is, and where it won't be.",
      resolve: ({ state, claim, dueAt }) => (state === "PENDING" && claim === null ? dueAt : null),
    }),
    attempts: t.field({
      extensions: sized(deliveryLimits.attempts, { mean: 2 }),
      type: [attemptRef],
      description: "Those that ended, oldest first.",
      resolve: ({ id }, _, { loaders }) => loaders.webhookAttempts.load(id),
    }),
  }),
});

const deliveryEdge = builder.objectRef<Entry<WebhookDelivery>>("WebhookDeliveryEdge").implement({
  description: "A delivery with its place.",
  fields: (t) => ({
    node: t.field({ type: deliveryRef, description: "The delivery.", resolve: ({ item }) => item }),
    cursor: t.exposeString("cursor", { description: "Its place, for `after`." }),
  }),
});

const deliveryConnection = builder.objectRef<WebhookDeliveryPage>("WebhookDeliveryConnection").implement({
  description: "Part of a webhook's log.",
  fields: (t) => ({
    edges: t.field({
      extensions: asPaged,
      type: [deliveryEdge],
      description: "The deliveries.",
      resolve: ({ entries }) => entries,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: pageInfoOf,
    }),
  }),
});

export const webhookRef = builder.objectRef<Webhook>("Webhook").implement({
  description:
    "A subscriber that gets a POST whenever a publication takes effect, signed as Standard Webhooks does: HMAC-SHA256 by the secret over webhook-id, webhook-timestamp and the body, joined by full stops.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Names it for ever." }),
    name: t.exposeString("name", { description: "Whom it tells." }),
    url: t.exposeString("url", { description: "Where it is sent to." }),
    enabled: t.boolean({
      description: "Whether it is told of anything.",
      resolve: ({ disabledAt }) => disabledAt === null,
    }),
    goneAt: t.expose("goneAt", {
      type: "DateTime",
      nullable: true,
      description: "When its receiver answered 410 Gone, by which it was disabled; null where it didn't.",
    }),
    quietUntil: t.expose("quietUntil", {
      type: "DateTime",
      nullable: true,
      description:
        "Until when its receiver last asked to be told nothing, by 429 or 503 with Retry-After: a day at most. Null where it never did since it was enabled.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was registered." }),
    createdBy: t.field({
      type: personRef,
      nullable: true,
      description: "By whom; null for the command line.",
      resolve: ({ createdBy }, _, { loaders }) => (createdBy === null ? null : loaders.person.load(createdBy)),
    }),
    previousSecretUntil: t.field({
      type: "DateTime",
      nullable: true,
      description: "Until when the secret before the last rotation signs too.",
      resolve: ({ previousUntil }) => previousUntil,
    }),
    deliveries: t.field({
      extensions: sized(pageOf, { work: 40 }),
      type: deliveryConnection,
      description: `What it was told or is to be told, newest first; kept for ${deliveryLimits.keptDays} days.`,
      args: pageArgs,
      resolve: (webhook, page, { domain, actor }) => domain.webhooks.deliveriesOf(actor, webhook, pageRequestOf(page)),
    }),
  }),
});

builder.queryFields((t) => ({
  webhooks: t.field({
    extensions: sized(usual.webhooks),
    type: [webhookRef],
    description: "All webhooks, disabled ones too, in the order of their coming. For administrators.",
    resolve: (_, __, { domain, actor }) => domain.webhooks.all(actor),
  }),
  webhook: t.field({
    type: webhookRef,
    nullable: true,
    description: "One webhook; null where there is none. For administrators.",
    args: { id: t.arg.string({ required: true, description: "Its id." }) },
    resolve: (_, { id }, { domain, actor }) => domain.webhooks.byId(actor, id),
  }),
}));
