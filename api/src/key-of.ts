declare const made: unique symbol;

/** What caches keep things under: only keyOf makes one, so that no two lists of parts are ever one key. */
export type Key = string & { readonly [made]: true };

/** Puts parts together so that they could be told apart again, whatever stands in them. */
export function keyOf(...parts: readonly (string | number | boolean | null)[]): Key {
  return JSON.stringify(parts) as Key;
}
