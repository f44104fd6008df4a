import type { Change } from "../domain/changes/change.ts";
import { titlesSearched } from "../domain/changes/changes.ts";
import type { Entry, List } from "../domain/lists.ts";
import { builder } from "./builder.ts";
import { changeOriginEnum, changeStatusEnum } from "./change.ts";
import { provinceCodeEnum } from "./enums.ts";
import { asPaged, pageOf, sized, works } from "./limits/field-cost.ts";
import { countOf, pageArgs, pageInfoOf, pageRequestOf } from "./page.ts";
import { changeRef } from "./refs.ts";

const changeEdge = builder.objectRef<Entry<Change>>("ChangeEdge").implement({
  description: "A change, with its place in the list.",
  fields: (t) => ({
    node: t.field({ type: changeRef, description: "The change.", resolve: ({ item }) => item }),
    cursor: t.exposeString("cursor", { description: "Its place, for `after`." }),
  }),
});

const changeConnection = builder.objectRef<List<Change>>("ChangeConnection").implement({
  description: "Part of a list of changes.",
  fields: (t) => ({
    edges: t.field({
      extensions: asPaged,
      type: [changeEdge],
      description: "The changes.",
      resolve: ({ entries }) => entries,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: "Where this part stands in the whole.",
      resolve: pageInfoOf,
    }),
    totalCount: t.int({
      extensions: works(400),
      description: "How many there are in all that the caller may see.",
      resolve: ({ totalCount }) => totalCount(),
    }),
  }),
});

builder.queryFields((t) => ({
  changes: t.field({
    extensions: sized(pageOf, { work: 4_000 }),
    type: changeConnection,
    description: "Changes to rules, newest first. Drafts only for those signed in.",
    args: {
      ...pageArgs,
      status: t.arg({ type: [changeStatusEnum], description: "Only those that stand so; all unless given." }),
      province: t.arg({ type: provinceCodeEnum, description: "Only those with an edit of this province's own." }),
      requirement: t.arg.string({ description: "Only those with an edit of this requirement, by its key." }),
      search: t.arg.string({
        description: `Only those in whose titles every word of it occurs, whatever the case; looks through the latest ${titlesSearched.toLocaleString("en")} changes.`,
      }),
      origin: t.arg({ type: changeOriginEnum, description: "Only those created so; all unless given." }),
      mine: t.arg.boolean({ defaultValue: false, description: "Only those that the caller created." }),
    },
    resolve: (_, { status, province, requirement, search, origin, mine, ...page }, { domain, actor }) =>
      domain.changes.list(
        actor,
        {
          statuses: status ?? undefined,
          layer: province ?? undefined,
          requirement: requirement ?? undefined,
          search: search ?? undefined,
          origin: origin ?? undefined,
          mine: mine ?? false,
        },
        pageRequestOf(page),
      ),
  }),
  latestChanges: t.field({
    extensions: sized((size) => Math.min(size("first") ?? 10, 100)),
    type: [changeRef],
    description: "The changes published last, latest first, also those that take effect on a later day.",
    args: { first: t.arg.int({ defaultValue: 10, description: "How many, 1 to 100." }) },
    resolve: (_, { first }, { domain }) => domain.changes.latest(countOf(first)),
  }),
  change: t.field({
    type: changeRef,
    nullable: true,
    description: "One change; null where there is none, or where it isn't the caller's to see.",
    args: { number: t.arg.int({ required: true, description: "Its number." }) },
    resolve: (_, { number }, { loaders }) => loaders.change.load(number),
  }),
}));
