import type { Connection, RecordedRevision } from "../domain/history.ts";
import { builder } from "./builder.ts";
import { cursorOf, pageInfoOf } from "./page.ts";
import { revisionRef } from "./refs.ts";

type Revisions = Connection<RecordedRevision>;

const revisionEdge = builder.objectRef<RecordedRevision>("RuleRevisionEdge").implement({
  description: "An entry of a history, with its place.",
  fields: (t) => ({
    node: t.field({ type: revisionRef, description: "The entry.", resolve: (revision) => revision }),
    cursor: t.string({ description: "Its place, for `after`.", resolve: ({ id }) => cursorOf(id) }),
  }),
});

export const revisionConnection = builder.objectRef<Revisions>("RuleRevisionConnection").implement({
  description: "Part of a history.",
  fields: (t) => ({
    edges: t.field({ type: [revisionEdge], description: "The entries.", resolve: ({ items }) => [...items] }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: ({ items, hasNext, hasPrevious }) =>
        pageInfoOf(
          items.map(({ id }) => id),
          hasNext,
          hasPrevious,
        ),
    }),
    totalCount: t.int({ description: "How many there are in all.", resolve: ({ totalCount }) => totalCount() }),
  }),
});
