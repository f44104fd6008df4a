import { isIPv6 } from "node:net";
import { LRUCache } from "lru-cache";
import type { Actor } from "../domain/acting/actor.ts";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";
import { plainAddress } from "./address.ts";

/** How much a caller may ask a minute, each counted by itself. */
export interface Allowances {
  readonly mutations: number;
  /** Of all that is asked, in units of cost. */
  readonly cost: number;
}

/** Counts what callers ask, in this process's memory, which never grows beyond a bound. */
export interface Rates {
  /** Takes so much from the caller's allowance; answers 0, or how many milliseconds to wait, and then took nothing. */
  take(kind: keyof Allowances, caller: string, amount: number): number;
  /** Takes it in any case, of what is to come back within the next minute. */
  owe(kind: keyof Allowances, caller: string, amount: number): void;
}

const minute = 60_000;
/** Callers beyond that are forgotten, those unheard of for the longest first. */
const mostCallers = 50_000;

/**
 * A caller who was silent for a minute may ask a minute's allowance at once; what was asked comes back steadily. Kept as
 * one number a caller: the instant at which all of it has come back.
 */
export function createRates(allowances: Allowances, now: () => Date): Rates {
  const backAt = new LRUCache<Key, number>({ max: mostCallers });
  const account = (kind: keyof Allowances, caller: string, amount: number) => {
    const at = now().getTime();
    const key = keyOf(kind, caller);
    // Whoever asks for more than a minute's worth at once waits until all has come back, and not for ever.
    const span = Math.min(minute, (amount * minute) / allowances[kind]);
    const known = backAt.get(key) ?? at;
    // Nobody owes more than a minute: what lies beyond was counted before the clock was set back.
    const from = known - at > minute ? at : Math.max(known, at);
    return { at, key, from, span };
  };
  return {
    take(kind, caller, amount) {
      const { at, key, from, span } = account(kind, caller, amount);
      const wait = from + span - at - minute;
      if (wait > 0) return wait;
      backAt.set(key, from + span);
      return 0;
    },
    owe(kind, caller, amount) {
      const { at, key, from, span } = account(kind, caller, amount);
      backAt.set(key, Math.min(from + span, at + minute));
    },
  };
}

/** Whom to count by: the person, whichever token or browser they use, else the address. */
export function callerOf(actor: Actor): string {
  if (actor.kind === "PERSON" || actor.kind === "TOKEN") return `person ${actor.person.id}`;
  return `address ${actor.origin === null ? "" : network(actor.origin)}`;
}

/** Whom an address is counted as. Of IPv6 the first 64 bits: whoever has one address there has all of them. */
export function network(address: string): string {
  const plain = plainAddress(address) ?? address;
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(Math.max(0, zeros)).fill("0"), ...last].slice(0, 4).join(":");
}
