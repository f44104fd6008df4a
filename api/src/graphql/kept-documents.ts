import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

/** In UTF-16 code units of what is kept. */
const keptInAll = 4_000_000;
const longestKept = 100_000;

/**
 * What yoga is to keep of parsed documents. Its own caches hold a thousand documents and a thousand errors however long
 * they are, and each error, by its stack, the whole request that it came with: a megabyte a request would fill the memory.
 * Errors aren't kept at all; nobody gains by sending one twice.
 */
export function keptDocuments() {
  return {
    documentCache: new LRUCache<string, DocumentNode>({
      max: 1_000,
      maxSize: keptInAll,
      maxEntrySize: longestKept,
      sizeCalculation: (_, text) => text.length + 1,
    }),
    errorCache: { get: () => undefined, set: () => {} },
  };
}
