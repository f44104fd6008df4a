import { LRUCache } from "lru-cache";
import { network } from "../operations/rates.ts";

/** An attempt to show a password. */
export interface Guess {
  /** Whose password it is to be. */
  readonly account: string;
  /** Whether there is such an account: names that nobody has are remembered apart, and push nothing else out. */
  readonly isSomebodys: boolean;
  readonly address: string;
  /** What tells the browser where it was signed in to the account before; null where it wasn't. */
  readonly browser: string | null;
}

/**
 * Slows guessing down. A browser that was signed in to the account before is counted by itself, so that nobody else's
 * guesses make its owner wait. Any other is counted three ways: by account and network together, by network whichever
 * accounts it tries, and, far more freely, by account whichever networks try it. Some failures are free, then each makes
 * the next attempt wait twice as long, up to a bound. Counted in this process's memory.
 */
export interface SignInAttempts {
  /**
   * Milliseconds to wait, or 0: then the attempt goes on, and counts as failed until it succeeds. Attempts at the same
   * time thus can't all pass before the first has failed.
   */
  begin(guess: Guess): number;
  /** Whether the wait that an attempt just ran into is told of for the first time; once told, it isn't any more. */
  tellsOfWait(guess: Guess): boolean;
  succeeded(guess: Guess): void;
  /** Undoes begin() where the password wasn't looked at after all. */
  takenBack(guess: Guess): void;
  /** Counts what isn't even the form of an account's name, by its network alone; answers how long to wait. */
  beginNonsense(address: string): number;
}

interface Policy {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  /** Failures are forgotten when none was added for that long. */
  readonly memory: number;
}

const minute = 60_000;
const hour = 60 * minute;
const together: Policy = { free: 5, firstWait: 2_000, longestWait: 5 * minute, memory: hour };
/** So little a day that no few networks use up what an account is let be guessed at by all. */
const togetherADay: Policy = { free: 20, firstWait: 4 * hour, longestWait: 4 * hour, memory: 24 * hour };
/** Colleagues share networks. */
const byNetwork: Policy = { free: 20, firstWait: 2_000, longestWait: 5 * minute, memory: hour };
/** In a day 100 and one every quarter of an hour, from however many networks: docs/security.md says so. */
const byAccount: Policy = { free: 100, firstWait: 15 * minute, longestWait: 15 * minute, memory: 24 * hour };
/** Of each kind. An account takes no more places than a day has guesses at it, and a network three at a time. */
const mostRemembered = 50_000;

interface Failures {
  readonly count: number;
  readonly latest: number;
  readonly notBefore: number;
  /** Whether an attempt during this wait was told of. */
  readonly told: boolean;
}

export function createSignInAttempts(now: () => Date): SignInAttempts {
  const memoryOf = (policy: Policy) => ({ policy, known: new LRUCache<string, Failures>({ max: mostRemembered }) });
  const networks = memoryOf(byNetwork);
  const ofAccounts = () => ({
    together: memoryOf(together),
    aDay: memoryOf(togetherADay),
    accounts: memoryOf(byAccount),
  });
  const [somebodys, nobodys] = [ofAccounts(), ofAccounts()];

  type Counter = { readonly memory: typeof networks; readonly key: string };
  /** Where a guess counts; first where a success clears all that went before. */
  const placesOf = ({ account, isSomebodys, address, browser }: Guess): readonly [Counter, ...Counter[]] => {
    const memories = isSomebodys ? somebodys : nobodys;
    const place = (memory: typeof networks, ...parts: readonly string[]): Counter => ({
      memory,
      key: JSON.stringify(parts),
    });
    if (browser !== null)
      return [place(memories.together, account, "browser", browser), place(memories.accounts, account, browser)];
    return [
      place(memories.together, account, "network", network(address)),
      place(memories.aDay, account, network(address)),
      place(networks, network(address)),
      place(memories.accounts, account),
    ];
  };

  const failuresAt = ({ memory: { known, policy }, key }: Counter, at: number): Failures => {
    const failures = known.get(key);
    // The clock was set back: the wait stays as long as it was meant to be.
    if (failures && failures.latest > at)
      return { ...failures, latest: at, notBefore: at + failures.notBefore - failures.latest };
    return failures && at - failures.latest < policy.memory
      ? failures
      : { count: 0, latest: at, notBefore: 0, told: false };
  };
  const set = ({ memory: { known, policy }, key }: Counter, count: number, at: number) => {
    if (count <= 0) known.delete(key);
    else known.set(key, { count, latest: at, notBefore: at + waitAfter(count, policy), told: false });
  };
  const begin = (places: readonly Counter[]): number => {
    const at = now().getTime();
    const wait = Math.max(...places.map((place) => failuresAt(place, at).notBefore - at));
    if (wait > 0) return wait;
    for (const place of places) set(place, failuresAt(place, at).count + 1, at);
    return 0;
  };
  const takeBack = (places: readonly Counter[]) => {
    const at = now().getTime();
    for (const place of places) set(place, failuresAt(place, at).count - 1, at);
  };

  return {
    begin: (guess) => begin(placesOf(guess)),
    beginNonsense: (address) => begin([{ memory: networks, key: JSON.stringify([network(address)]) }]),
    tellsOfWait(guess) {
      const at = now().getTime();
      const waiting = placesOf(guess)
        .map((place) => ({ place, failures: failuresAt(place, at) }))
        .filter(({ failures }) => failures.notBefore > at);
      const isNews = waiting.some(({ failures }) => !failures.told);
      for (const { place, failures } of waiting) place.memory.known.set(place.key, { ...failures, told: true });
      return isNews;
    },
    succeeded(guess) {
      const [own, ...shared] = placesOf(guess);
      set(own, 0, now().getTime());
      // Only its own attempt is taken back: an account of one's own must not buy guesses at others', nor its owner a
      // stranger's.
      takeBack(shared);
    },
    takenBack: (guess) => takeBack(placesOf(guess)),
  };
}

function waitAfter(failures: number, { free, firstWait, longestWait }: Policy): number {
  return failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** (failures - free));
}
