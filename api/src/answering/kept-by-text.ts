import { LRUCache } from "lru-cache";

/** In UTF-16 code units of the texts. */
const keptInAll = 4_000_000;
const longestKept = 100_000;

/** Keeps what is known of texts that strangers send: as many as fit, and nothing of one that is very long. */
export function keptByText<Value extends object>(): LRUCache<string, Value> {
  return new LRUCache<string, Value>({
    max: 1_000,
    maxSize: keptInAll,
    maxEntrySize: longestKept,
    sizeCalculation: (_, text) => text.length + 1,
  });
}
