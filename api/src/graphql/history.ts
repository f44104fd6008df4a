import type { HistoryOrder, RecordedRevision, RevisionConnection } from "../domain/history.ts";
import { builder } from "./builder.ts";
import { asPaged, works } from "./limits/field-cost.ts";
import { cursorOf, pageInfoOf } from "./page.ts";
import { revisionRef } from "./refs.ts";

export const historyOrderEnum = builder.enumType("HistoryOrder", {
  description: "The order of a history; a cursor belongs to the order that it came with.",
  values: {
    RECORDED: { description: "Last recorded first. 按录入时间。" },
    EFFECTIVE: { description: "Latest effective date first; of one day, last recorded first. 按生效日期。" },
  } satisfies Record<HistoryOrder, { description: string }>,
});

interface PlacedRevision {
  readonly revision: RecordedRevision;
  readonly place: number;
}

const revisionEdge = builder.objectRef<PlacedRevision>("RuleRevisionEdge").implement({
  description: "An entry of a history, with its place.",
  fields: (t) => ({
    node: t.field({ type: revisionRef, description: "The entry.", resolve: ({ revision }) => revision }),
    cursor: t.string({ description: "Its place, for `after`.", resolve: ({ place }) => cursorOf(place) }),
  }),
});

export const revisionConnection = builder.objectRef<RevisionConnection>("RuleRevisionConnection").implement({
  description: "Part of a history.",
  fields: (t) => ({
    edges: t.field({
      extensions: asPaged,
      type: [revisionEdge],
      description: "The entries.",
      resolve: ({ items, placeOf }) => items.map((revision) => ({ revision, place: placeOf(revision) })),
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: ({ items, placeOf, hasNext, hasPrevious }) => pageInfoOf(items.map(placeOf), hasNext, hasPrevious),
    }),
    totalCount: t.int({
      extensions: works(40),
      description: "How many there are in all.",
      resolve: ({ totalCount }) => totalCount(),
    }),
  }),
});
