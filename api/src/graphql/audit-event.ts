import type { AuditEvent, AuditPage } from "../domain/audit-trail.ts";
import type { Entry } from "../domain/lists.ts";
import { builder } from "./builder.ts";
import { asPaged, pageOf, sized, works } from "./limits/field-cost.ts";
import { idWithin } from "./node.ts";
import { pageArgs, pageInfoOf, pageRequestOf } from "./page.ts";
import { personRef } from "./refs.ts";
import { sampleRef } from "./sample.ts";

const actorKindEnum = builder.enumType("ActorKind", {
  description: "PERSON by a session, TOKEN by a machine's token, SYSTEM: the product itself or its command line.",
  values: ["PERSON", "TOKEN", "SYSTEM"] as const,
});

const auditEventRef = builder.objectRef<AuditEvent>("AuditEvent").implement({
  description: "Who did what when, to which version, from where. Events are chained by their hashes.",
  fields: (t) => ({
    sequence: t.exposeInt("sequence", { description: "Counts up from 1 without a gap." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
    actorKind: t.field({
      type: actorKindEnum,
      description: "How they came in.",
      resolve: ({ actorKind }) => actorKind,
    }),
    actor: t.field({
      type: personRef,
      nullable: true,
      description: "Who; for a token, its owner. Null for the product itself.",
      resolve: ({ actorId }, _, { loaders }) => (actorId === null ? null : loaders.person.load(actorId)),
    }),
    action: t.exposeString("action", { description: "What, such as change.publish or person.signIn." }),
    change: t.int({
      nullable: true,
      description: "The number of the change it was done to.",
      resolve: ({ changeNumber }) => changeNumber,
    }),
    person: t.field({
      type: personRef,
      nullable: true,
      description: "The person it was done to, or the owner of the token that was made.",
      resolve: (event, _, { loaders }) => {
        const id = personWithin(event);
        return id === null ? null : loaders.person.load(id);
      },
    }),
    sample: t.field({
      type: sampleRef,
      nullable: true,
      description: "The sample it was done to.",
      resolve: ({ action, subject }, _, { domain, actor }) =>
        subject !== null && action.startsWith("sample.") ? domain.samples.byId(actor, subject) : null,
    }),
    subject: t.string({
      nullable: true,
      description: "What it was done to, by its own id, where that isn't a change.",
      resolve: ({ subject }) => subject,
    }),
    version: t.int({
      nullable: true,
      description: "The version that it was done to.",
      resolve: ({ version }) => version,
    }),
    origin: t.string({
      nullable: true,
      description: "The address it came from, or the command line.",
      resolve: ({ origin }) => origin,
    }),
    details: t.expose("details", {
      extensions: works(20),
      type: "JSON",
      description: "What else is known; `refused` where it was refused.",
    }),
    hash: t.exposeString("hash", { description: "SHA-256 of all this and of the hash before, in hex." }),
  }),
});

const auditEventEdge = builder.objectRef<Entry<AuditEvent>>("AuditEventEdge").implement({
  description: "An event with its place.",
  fields: (t) => ({
    node: t.field({ type: auditEventRef, description: "The event.", resolve: ({ item }) => item }),
    cursor: t.exposeString("cursor", { description: "Its place, for `after`." }),
  }),
});

const auditEventConnection = builder.objectRef<AuditPage>("AuditEventConnection").implement({
  description: "Part of the audit.",
  fields: (t) => ({
    edges: t.field({
      extensions: asPaged,
      type: [auditEventEdge],
      description: "The events.",
      resolve: ({ entries }) => entries,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: pageInfoOf,
    }),
  }),
});

builder.queryFields((t) => ({
  auditEvents: t.field({
    extensions: sized(pageOf),
    type: auditEventConnection,
    description: "Who did what, newest first. For reviewers and administrators.",
    args: {
      ...pageArgs,
      change: t.arg.int({ description: "The number of a change: only what was done to it." }),
      actor: t.arg.id({ description: "A person: only what they did themselves or by a token of theirs." }),
    },
    resolve: (_, { change, actor: doer, ...page }, { domain, actor }) =>
      domain.audit.events(
        actor,
        { changeNumber: change ?? undefined, actorId: doer == null ? undefined : idWithin(doer, "Person") },
        pageRequestOf(page),
      ),
  }),
}));

/** The person that an event is about. */
function personWithin({ action, subject, details }: AuditEvent): string | null {
  if (action.startsWith("person.")) return subject;
  return action.startsWith("token.") && typeof details.owner === "string" ? details.owner : null;
}
