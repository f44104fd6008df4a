import { cacheExchange } from "@urql/exchange-graphcache";
import { embeddedTypes, possibleTypes } from "./cache-types.generated.ts";

/** The browser's normalised cache: an entity that one answer brings anew is new on the whole page. */
export function normalisedCache() {
  return cacheExchange({
    keys: Object.fromEntries(embeddedTypes.map((name) => [name, () => null])),
    // Else the cache guesses which of an answer's fragments apply to it, and guesses wrong.
    possibleTypes,
  });
}
