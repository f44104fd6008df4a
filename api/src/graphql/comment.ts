import type { CommentRecord } from "../domain/changes/change.ts";
import { builder } from "./builder.ts";
import { sized, usual } from "./limits/field-cost.ts";
import { changeRef, personRef } from "./refs.ts";

const commentRef = builder.objectRef<CommentRecord>("Comment").implement({
  description: "What somebody said about a change; it stays as it was said.",
  fields: (t) => ({
    id: t.id({ description: "Tells it from others.", resolve: ({ id }) => String(id) }),
    author: t.field({
      type: personRef,
      nullable: true,
      description: "Who.",
      resolve: ({ personId }, _, { loaders }) => loaders.person.load(personId),
    }),
    text: t.exposeString("text", { description: "In their words." }),
    at: t.expose("at", { type: "DateTime", description: "When." }),
  }),
});

builder.objectField(changeRef, "comments", (t) =>
  t.field({
    extensions: sized(usual.comments, { mean: 5 }),
    type: [commentRef],
    description: "What was said about it, oldest first; nothing for those who are not signed in.",
    resolve: ({ number }, _, { loaders }) => loaders.comments.load(number),
  }),
);
