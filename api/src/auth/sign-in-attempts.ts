import { LRUCache } from "lru-cache";

/**
 * Slows guessing down, by the account tried and by the address that tries: some failures are free, then each makes the
 * next attempt wait twice as long. Waits have an end, so that nobody can shut a colleague out for good. Counted in this
 * process's memory.
 */
export interface SignInAttempts {
  /**
   * Milliseconds to wait, or 0: then the attempt goes on, and counts as failed until it succeeds. Attempts at the same
   * time thus can't all pass before the first has failed.
   */
  begin(account: string, address: string): number;
  /** Whether the wait that an attempt just ran into is told of for the first time; once told, it isn't any more. */
  tellsOfWait(account: string, address: string): boolean;
  succeeded(account: string, address: string): void;
}

interface Policy {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
}

const minute = 60_000;
const byAccount: Policy = { free: 5, firstWait: 2_000, longestWait: 5 * minute };
/** Colleagues share addresses. */
const byAddress: Policy = { free: 20, firstWait: 2_000, longestWait: 5 * minute };
/** Failures are forgotten when none was added for that long. */
const memoryMs = 60 * minute;
const mostRemembered = 50_000;

interface Failures {
  readonly count: number;
  readonly latest: number;
  readonly notBefore: number;
  /** Whether an attempt during this wait was told of. */
  readonly told: boolean;
}

export function createSignInAttempts(now: () => Date): SignInAttempts {
  const remembered = new LRUCache<string, Failures>({ max: mostRemembered });

  const failuresOf = (key: string, at: number): Failures => {
    const known = remembered.get(key);
    // The clock was set back: the wait stays as long as it was meant to be.
    if (known && known.latest > at) return { ...known, latest: at, notBefore: at + known.notBefore - known.latest };
    return known && at - known.latest < memoryMs ? known : { count: 0, latest: at, notBefore: 0, told: false };
  };
  const set = (key: string, policy: Policy, count: number, at: number) => {
    if (count <= 0) remembered.delete(key);
    else remembered.set(key, { count, latest: at, notBefore: at + waitAfter(count, policy), told: false });
  };

  return {
    begin(account, address) {
      const at = now().getTime();
      const keys = keysOf(account, address);
      const wait = Math.max(...keys.map(([key]) => failuresOf(key, at).notBefore - at));
      if (wait > 0) return wait;
      for (const [key, policy] of keys) set(key, policy, failuresOf(key, at).count + 1, at);
      return 0;
    },
    tellsOfWait(account, address) {
      const at = now().getTime();
      const waiting = keysOf(account, address)
        .map(([key]) => ({ key, failures: failuresOf(key, at) }))
        .filter(({ failures }) => failures.notBefore > at);
      const isNews = waiting.some(({ failures }) => !failures.told);
      for (const { key, failures } of waiting) remembered.set(key, { ...failures, told: true });
      return isNews;
    },
    succeeded(account, address) {
      const at = now().getTime();
      const [[ofAccount, accountPolicy], [ofAddress, addressPolicy]] = keysOf(account, address);
      set(ofAccount, accountPolicy, 0, at);
      // Only its own attempt is taken back: an account of one's own must not buy guesses at others'.
      set(ofAddress, addressPolicy, failuresOf(ofAddress, at).count - 1, at);
    },
  };
}

function waitAfter(failures: number, { free, firstWait, longestWait }: Policy): number {
  return failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - free));
}

function keysOf(account: string, address: string) {
  return [[`account ${account}`, byAccount] as const, [`address ${address}`, byAddress] as const] as const;
}
