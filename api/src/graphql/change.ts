import { builder } from "./builder.ts";
import { changeRef } from "./refs.ts";
import { sourceRef } from "./source.ts";

const changeStatusEnum = builder.enumType("ChangeStatus", {
  description: "Where a change stands. SCHEDULED is published, with its effective date still ahead.",
  values: ["DRAFT", "IN_REVIEW", "APPROVED", "SCHEDULED", "PUBLISHED", "REJECTED", "WITHDRAWN"] as const,
});

builder.node(changeRef, {
  description:
    "A set of edits that is reviewed and published as one, across any number of provinces and requirements.",
  id: { resolve: ({ number }) => String(number) },
  isTypeOf: (value) => typeof value === "object" && value !== null && "reverts" in value,
  fields: (t) => ({
    number: t.exposeInt("number", { description: "Counts up; what people call it by." }),
    title: t.exposeString("title", { description: "What it does, in a line." }),
    reason: t.exposeString("reason", { description: "Why." }),
    status: t.field({ type: changeStatusEnum, description: "Where it stands.", resolve: ({ state }) => state }),
    version: t.exposeInt("version", { description: "Grows with every write; a write names the version it saw." }),
    effectiveFrom: t.field({
      type: "Date",
      nullable: true,
      description: "The first day on which its edits hold.",
      resolve: ({ effectiveFrom }) => effectiveFrom,
    }),
    sources: t.field({
      type: [sourceRef],
      description: "What it is founded on.",
      resolve: async ({ number }, _, { loaders }) => [...(await loaders.sources.load(number))],
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was drafted." }),
    publishedAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it was published.",
      resolve: ({ publishedAt }) => publishedAt,
    }),
  }),
});
