import type { RuleValue } from "../values/value-spec.ts";

/** Something kept by a row of keys; lists are told apart by identity, and forgotten with whoever holds them. */
export interface Shelf<Held> {
  held?: Held;
  readonly at: (key: RuleValue | null) => Shelf<Held>;
}

export function shelf<Held>(): Shelf<Held> {
  const plain = new Map<RuleValue | null, Shelf<Held>>();
  const lists = new WeakMap<readonly string[], Shelf<Held>>();
  return {
    at(key) {
      const found = typeof key === "object" && key !== null ? lists.get(key) : plain.get(key);
      if (found) return found;
      const made = shelf<Held>();
      if (typeof key === "object" && key !== null) lists.set(key, made);
      else plain.set(key, made);
      return made;
    },
  };
}
