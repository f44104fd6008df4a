import type { Store, StoreTransaction } from "../../store/ports/store.ts";

/** Writes what a read leaves behind, such as when a token was last used. Answers whether it stands; never throws. */
export type InPassing = (name: string, write: (tx: StoreTransaction) => Promise<void>) => Promise<boolean>;

/**
 * Nobody waits for what is written in passing, each name at most once at a time: reading goes on where nothing can be
 * written, such as with the database locked or the disk full, and what wasn't kept is written when it is read again.
 */
export function createInPassing(store: Store): InPassing {
  const underWay = new Map<string, Promise<boolean>>();
  return (name, write) => {
    const begun = underWay.get(name);
    if (begun !== undefined) return begun;
    // What failed is counted among the store's figures.
    const written = store.transaction(write).then(
      () => true,
      () => false,
    );
    underWay.set(name, written);
    return written.finally(() => underWay.delete(name));
  };
}
