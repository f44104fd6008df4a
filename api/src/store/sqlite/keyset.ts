import type { ListName } from "../cursors.ts";
import { cursorOf, keyAt } from "../cursors.ts";
import type { Page, PageRequest } from "../ports/page.ts";
import type { Connection, Parameters } from "./connection.ts";

/**
 * A list by name, for its cursors, and where its keys come from, newest first: one or more SELECTs that give them as "key", each in the order of an
 * index and within @low and @high, both exclusive. SQLite merges them without sorting.
 */
export interface KeySource {
  readonly list: ListName;
  readonly selects: readonly string[];
  readonly parameters: Parameters;
}

export interface KeyPage {
  readonly list: ListName;
  readonly keys: readonly number[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

const mostAPage = 100;
const highest = Number.MAX_SAFE_INTEGER;

/** A page by keys alone: every page costs the same, however deep it lies. */
export function keyPage(connection: Connection, source: KeySource, request: PageRequest): KeyPage {
  const { list } = source;
  const limit = sizeOf(request);
  const after = request.after === undefined ? undefined : keyAt(list, request.after, "after");
  const before = request.before === undefined ? undefined : keyAt(list, request.before, "before");
  // Newest first, so what comes after a cursor has lower keys.
  const low = before ?? 0;
  const high = after ?? highest;
  const forward = request.first !== undefined;
  const keys = keysOf(connection, source, { low, high, limit, newestFirst: forward });
  if (!forward) keys.reverse();
  const newest = keys[0];
  const oldest = keys.at(-1);
  const any = (bounds: { low: number; high: number }) =>
    keysOf(connection, source, { ...bounds, limit: 1, newestFirst: true }).length > 0;
  if (newest === undefined || oldest === undefined)
    return {
      list,
      keys,
      hasNext: before !== undefined && any({ low: 0, high: before + 1 }),
      hasPrevious: after !== undefined && any({ low: after - 1, high: highest }),
    };
  return { list, keys, hasNext: any({ low: 0, high: oldest }), hasPrevious: any({ low: newest, high: highest }) };
}

/** How many keys there are: counts them, so only where the list is short or its index is narrow. */
export function countKeys(connection: Connection, { selects, parameters }: KeySource): number {
  if (selects.length === 0) return 0;
  const sql = `SELECT ${selects.map((select) => `(SELECT count(*) FROM (${select}))`).join(" + ")} AS count`;
  return connection.prepare<{ count: number }>(sql).get({ ...parameters, low: 0, high: highest })?.count ?? 0;
}

/** The page of whole entries, by the keys and a way to read them in the order given. */
export async function itemsPage<Item>(
  page: KeyPage,
  read: (keys: readonly number[]) => Promise<readonly (Item | null)[]>,
): Promise<Page<Item>> {
  const { list, keys, hasNext, hasPrevious } = page;
  const items = await read(keys);
  const entries = keys.flatMap((key, index) => {
    const item = items[index] ?? null;
    return item === null ? [] : [{ item, cursor: cursorOf(list, key) }];
  });
  return { entries, hasNext, hasPrevious };
}

/** The statement that reads keys; the order is that of the selects' indices. */
export function keysSql(selects: readonly string[], newestFirst: boolean): string {
  return `${selects.join("\nUNION ALL\n")}\nORDER BY key ${newestFirst ? "DESC" : "ASC"} LIMIT @limit`;
}

function keysOf(
  connection: Connection,
  { selects, parameters }: KeySource,
  { low, high, limit, newestFirst }: { low: number; high: number; limit: number; newestFirst: boolean },
): number[] {
  if (selects.length === 0) return [];
  const rows = connection.prepare<{ key: number }>(keysSql(selects, newestFirst));
  return rows.all({ ...parameters, low, high, limit }).map(({ key }) => key);
}

function sizeOf({ first, last }: PageRequest): number {
  const size = first ?? last;
  if (size === undefined || (first !== undefined && last !== undefined))
    throw new RangeError("a page takes either first or last");
  if (!Number.isInteger(size) || size < 1 || size > mostAPage)
    throw new RangeError(`a page holds 1 to ${mostAPage} entries, not ${size}`);
  return size;
}
