import type { HistoryOrder, RecordedRevision } from "../domain/history.ts";
import type { Entry, List } from "../domain/lists.ts";
import { builder } from "./builder.ts";
import { asPaged, works } from "./limits/field-cost.ts";
import { pageInfoOf } from "./page.ts";
import { revisionRef } from "./refs.ts";

export const historyOrderEnum = builder.enumType("HistoryOrder", {
  description: "The order of a history; a cursor belongs to the order that it came with.",
  values: {
    RECORDED: { description: "Last recorded first. 按录入时间。" },
    EFFECTIVE: { description: "Latest effective date first; of one day, last recorded first. 按生效日期。" },
  } satisfies Record<HistoryOrder, { description: string }>,
});

const revisionEdge = builder.objectRef<Entry<RecordedRevision>>("RuleRevisionEdge").implement({
  description: "An entry of a history, with its place.",
  fields: (t) => ({
    node: t.field({ type: revisionRef, description: "The entry.", resolve: ({ item }) => item }),
    cursor: t.exposeString("cursor", { description: "Its place, for `after`." }),
  }),
});

export const revisionConnection = builder.objectRef<List<RecordedRevision>>("RuleRevisionConnection").implement({
  description: "Part of a history.",
  fields: (t) => ({
    edges: t.field({
      extensions: asPaged,
      type: [revisionEdge],
      description: "The entries.",
      resolve: ({ entries }) => entries,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: pageInfoOf,
    }),
    totalCount: t.int({
      extensions: works(40),
      description: "How many there are in all.",
      resolve: ({ totalCount }) => totalCount(),
    }),
  }),
});
