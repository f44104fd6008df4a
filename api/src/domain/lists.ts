import type { Page } from "../store/ports/page.ts";
import { WrongCursor } from "../store/ports/page.ts";
import { InvalidInput } from "./acting/refusal.ts";

export type { Entry, Page, PageRequest } from "../store/ports/page.ts";

/** Part of a list, with the number of all entries worked out only when asked for. */
export interface List<Item> extends Page<Item> {
  readonly totalCount: () => Promise<number>;
}

/** Reads by a cursor that somebody gave; one that isn't the list's is refused by the name of the argument that it came in. */
export async function byCursor<Result>(read: () => Promise<Result>, argument?: string): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof WrongCursor)) throw error;
    throw new InvalidInput([argument ?? error.argument], { zh: "不是有效的游标", en: "not a cursor" });
  }
}
