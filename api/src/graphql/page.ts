import { InvalidInput } from "../domain/acting/refusal.ts";
import type { PageRequest } from "../domain/history.ts";
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
  if (args.before == null)
    return args.after == null ? { first: count } : { first: count, after: entryOf(args.after, "after") };
  if (args.after != null)
    throw new InvalidInput(["before"], { zh: "不能与 after 同时使用", en: "can't be used with after" });
  return { last: count, before: entryOf(args.before, "before") };
}

/** How many entries are asked for; 20 unless given. */
export function countOf(first: number | null | undefined): number {
  const count = first ?? 20;
  if (count < 1 || count > mostEntries)
    throw new InvalidInput(["first"], { zh: `应为 1 到 ${mostEntries}`, en: `must be from 1 to ${mostEntries}` });
  return count;
}

/** Opaque to callers: base64url of an entry's number. */
export function cursorOf(number: number): string {
  return Buffer.from(`${number}`).toString("base64url");
}

function entryOf(cursor: string, argument: string): number {
  const text = cursor.length > 32 ? "" : Buffer.from(cursor, "base64url").toString("latin1");
  const number = Number(text);
  if (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(number) && cursorOf(number) === cursor) return number;
  throw new InvalidInput([argument], { zh: "不是有效的游标", en: "not a cursor" });
}

export function pageInfoOf(numbers: readonly number[], hasNext: boolean, hasPrevious: boolean) {
  const first = numbers.at(0);
  const last = numbers.at(-1);
  return {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? null : cursorOf(last),
  };
}
