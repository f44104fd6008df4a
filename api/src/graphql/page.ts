import { InvalidInput } from "../domain/acting/refusal.ts";
import type { Page, PageRequest } from "../domain/lists.ts";
import { builder } from "./builder.ts";

const mostEntries = 100;

/** The arguments of a list that is handed out in parts, newest first. */
export const pageArgs = builder.args((t) => ({
  first: t.field({ type: "Int", defaultValue: 20, description: `How many, 1 to ${mostEntries}.` }),
  after: t.field({ type: "String", description: "The cursor of the last entry seen." }),
  before: t.field({
    type: "String",
    description: "A cursor: the entries just before it are handed out. Not with `after`.",
  }),
}));

export function pageRequestOf(args: {
  first?: number | null;
  after?: string | null;
  before?: string | null;
}): PageRequest {
  const count = countOf(args.first);
  if (args.before == null) return args.after == null ? { first: count } : { first: count, after: args.after };
  if (args.after != null)
    throw new InvalidInput(["before"], { zh: "不能与 after 同时使用", en: "can't be used with after" });
  return { last: count, before: args.before };
}

/** How many entries are asked for; 20 unless given. */
export function countOf(first: number | null | undefined): number {
  const count = first ?? 20;
  if (count < 1 || count > mostEntries)
    throw new InvalidInput(["first"], { zh: `应为 1 到 ${mostEntries}`, en: `must be from 1 to ${mostEntries}` });
  return count;
}

/** Where a part stands in the whole. */
export function pageInfoOf({ entries, hasNext, hasPrevious }: Page<unknown>) {
  return {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: entries.at(0)?.cursor ?? null,
    endCursor: entries.at(-1)?.cursor ?? null,
  };
}
