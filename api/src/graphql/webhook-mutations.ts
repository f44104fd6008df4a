import type { Webhook, WebhookWithSecret } from "../domain/webhooks/webhooks.ts";
import { builder } from "./builder.ts";
import { invalidInput, isCommonRefusal, notAllowed, notFound, orRefusal } from "./problem.ts";
import { webhookRef } from "./webhook.ts";

const createWebhookInput = builder.inputType("CreateWebhookInput", {
  description: "A new webhook.",
  fields: (t) => ({
    name: t.string({ required: true, description: "Whom it tells." }),
    url: t.string({
      required: true,
      description: "Where to send to: by https to a public address, or a host that the operator allowed.",
    }),
  }),
});

const webhookStepInput = builder.inputType("WebhookStepInput", {
  description: "Which webhook.",
  fields: (t) => ({ id: t.string({ required: true, description: "Its id." }) }),
});

const webhookSuccess = builder.objectRef<{ readonly webhook: Webhook }>("WebhookSuccess").implement({
  description: "It is done.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "webhook" in value,
  fields: (t) => ({
    webhook: t.field({ type: webhookRef, description: "As it stands now.", resolve: ({ webhook }) => webhook }),
  }),
});

const webhookSecretSuccess = builder.objectRef<WebhookWithSecret>("WebhookSecretSuccess").implement({
  description: "It is done, and there is a secret to hand to the receiver.",
  isTypeOf: (value) => typeof value === "object" && value !== null && "secret" in value,
  fields: (t) => ({
    webhook: t.field({ type: webhookRef, description: "As it stands now.", resolve: ({ webhook }) => webhook }),
    secret: t.exposeString("secret", { description: "What signs from now on. Shown this once, never again." }),
  }),
});

const webhookResult = builder.unionType("WebhookResult", {
  description: "The webhook, or why it was refused.",
  types: [webhookSuccess, invalidInput, notAllowed, notFound],
});

const webhookSecretResult = builder.unionType("WebhookSecretResult", {
  description: "The webhook with its new secret, or why it was refused.",
  types: [webhookSecretSuccess, invalidInput, notAllowed, notFound],
});

builder.mutationFields((t) => ({
  createWebhook: t.field({
    type: webhookSecretResult,
    description: "Registers a subscriber, which is told of what takes effect from now on. For administrators.",
    args: { input: t.arg({ type: createWebhookInput, required: true, description: "The webhook." }) },
    resolve: (_, { input }, { domain, actor }) =>
      orRefusal(() => domain.webhooks.create(actor, input), isCommonRefusal),
  }),
  rotateWebhookSecret: t.field({
    type: webhookSecretResult,
    description: "Gives a webhook a new secret; the old one signs beside it for a day. For administrators.",
    args: { input: t.arg({ type: webhookStepInput, required: true, description: "Which." }) },
    resolve: (_, { input: { id } }, { domain, actor }) =>
      orRefusal(() => domain.webhooks.rotateSecret(actor, id), isCommonRefusal),
  }),
  disableWebhook: t.field({
    type: webhookResult,
    description: "Tells a webhook nothing any more, and gives up what is pending. For administrators.",
    args: { input: t.arg({ type: webhookStepInput, required: true, description: "Which." }) },
    resolve: (_, { input: { id } }, { domain, actor }) => outcome(() => domain.webhooks.disable(actor, id)),
  }),
  enableWebhook: t.field({
    type: webhookResult,
    description: "Tells a disabled webhook of what takes effect from now on. For administrators.",
    args: { input: t.arg({ type: webhookStepInput, required: true, description: "Which." }) },
    resolve: (_, { input: { id } }, { domain, actor }) => outcome(() => domain.webhooks.enable(actor, id)),
  }),
  pingWebhook: t.field({
    type: webhookResult,
    description: "Sends a webhook an event that says nothing; its log tells how that went. For administrators.",
    args: { input: t.arg({ type: webhookStepInput, required: true, description: "Which." }) },
    resolve: (_, { input: { id } }, { domain, actor }) => outcome(() => domain.webhooks.ping(actor, id)),
  }),
}));

function outcome(work: () => Promise<Webhook>) {
  return orRefusal(async () => ({ webhook: await work() }), isCommonRefusal);
}
