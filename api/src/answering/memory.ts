import type { Key } from "../key-of.ts";

/**
 * One account, in bytes, of everything that is kept to answer sooner: whoever keeps something charges it here, and what was
 * used the longest ago is forgotten once it doesn't fit. A flood of one kind can fill no more than all of it.
 */
export interface Memory {
  /** Bytes charged. */
  readonly taken: () => number;
  /** Opens a place that is charged by and by; forget is called once what is kept there has to go. */
  open(forget: () => void): Holding;
  keeper<Value>(): Keeper<Value>;
}

/** Something that is kept. */
export interface Holding {
  /** Charges so many bytes more; false where it is kept no longer. */
  charge(bytes: number): boolean;
  /** Says that it was used just now. */
  touch(): void;
}

export interface Keeper<Value> {
  get(key: Key): Value | undefined;
  /** Keeps what is made; further bytes that come to hang on it are charged by what it is made with. */
  keep(key: Key, bytes: number, make: (charge: Holding["charge"]) => Value): Value;
  clear(): void;
}

/** In all, unless said otherwise. */
const usual = 128 * 1_024 * 1_024;
/** No single thing may take more than this part of it. */
const partOfOne = 1 / 8;
/** What a thing takes beside its bytes and its key's. */
const overhead = 300;

export function createMemory(most: number = usual): Memory {
  const mostOfOne = most * partOfOne;
  /** In the order of their last use. */
  const places = new Set<{ bytes: number; readonly forget: () => void }>();
  let taken = 0;

  const open = (forget: () => void) => {
    const place = { bytes: overhead, forget };
    places.add(place);
    taken += overhead;
    const leave = (one: typeof place) => {
      if (!places.delete(one)) return;
      taken -= one.bytes;
      one.forget();
    };
    return {
      leave: () => leave(place),
      touch() {
        if (places.delete(place)) places.add(place);
      },
      charge(bytes: number) {
        if (!places.has(place)) return false;
        place.bytes += bytes;
        taken += bytes;
        if (place.bytes > mostOfOne) leave(place);
        for (const oldest of places) {
          if (taken <= most) break;
          leave(oldest);
        }
        return places.has(place);
      },
    };
  };

  return {
    taken: () => taken,
    open,
    keeper<Value>(): Keeper<Value> {
      const kept = new Map<Key, { readonly value: Value; readonly place: ReturnType<typeof open> }>();
      return {
        get(key) {
          const found = kept.get(key);
          found?.place.touch();
          return found?.value;
        },
        keep(key, bytes, make) {
          kept.get(key)?.place.leave();
          const place = open(() => kept.delete(key));
          const value = make(place.charge);
          kept.set(key, { value, place });
          // A character of a key may take two bytes.
          if (!place.charge(bytes + key.length * 2)) kept.delete(key);
          return value;
        },
        clear() {
          for (const { place } of kept.values()) place.leave();
        },
      };
    },
  };
}
