import type { StoreReads } from "../../store/ports/store.ts";

/** One thing that the product said of something that it brings. */
export interface Saying<Content> {
  readonly content: Content | null;
  /** The change that published or proposed it; null where it held already. */
  readonly changeNumber: number | null;
}

export type Same<Content> = (one: Content | null, other: Content | null) => boolean;

/** Those of the changes behind the last sayings that were published. */
export async function publishedOf(
  reads: StoreReads,
  said: Iterable<readonly Saying<unknown>[]>,
): Promise<ReadonlySet<number>> {
  const numbers = new Set([...said].flatMap((sayings) => sayings.at(-1)?.changeNumber ?? []));
  const changes = await reads.changes.byNumber([...numbers]);
  return new Set(changes.flatMap((change) => (change?.status === "PUBLISHED" ? [change.number] : [])));
}

/**
 * Whether it isn't what the product said last. What it said before that is news again only once something else came of
 * the last: neither what people turned down is made again by an older version's start nor by a newer one's after it.
 */
export function isNews<Content>(
  content: Content | null,
  sayings: readonly Saying<Content>[],
  same: Same<Content>,
  published: ReadonlySet<number>,
): boolean {
  const last = sayings.at(-1);
  if (last === undefined) return true;
  if (same(last.content, content)) return false;
  const isOld = sayings.some((saying) => same(saying.content, content));
  return !isOld || last.changeNumber === null || published.has(last.changeNumber);
}

/** Whether what was recorded is what the product said, and by the change that the product said it by. */
export function isWordOf<Content>(
  words: readonly Saying<Content>[],
  { changeNumber, content }: { readonly changeNumber: number; readonly content: Content | null },
  same: Same<Content>,
): boolean {
  return words.some(
    (saying) => same(saying.content, content) && (saying.changeNumber ?? changeNumber) === changeNumber,
  );
}
