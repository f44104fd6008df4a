import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Claim } from "../operations/fair-lane.ts";
import { createFairLane } from "../operations/fair-lane.ts";

export interface HashCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** How this instance hashes passwords and compares with them: as many at once as it has threads for, the others by turns. */
export interface PasswordHashing {
  /** The slow hash of a password, with all that comparing takes: scrypt$N$r$p$salt$key, the last two in base64url. */
  hash(password: string): Promise<string>;
  /** Also takes the hashes that versions before made, in the same time as its own, so that nobody learns which one it was. */
  verify(given: { readonly hash: string; readonly password: string }): Promise<boolean>;
  /** For a name that nobody has: takes as long as comparing with somebody's password would, and keeps nobody waiting. */
  compareWithNobodys(password: string): Promise<void>;
  /** Hashes within the work take their turn by this claim; and throw LaneFull where it doesn't come soon. */
  hashingFor<Result>(claim: Claim, work: () => Promise<Result>): Promise<Result>;
}

/** What OWASP asks of scrypt at least, at 32 MiB. */
export const leastCost: HashCost = { N: 2 ** 15, r: 8, p: 3 };
const keyBytes = 64;
const form = /^scrypt\$(?<N>\d+)\$(?<r>\d+)\$(?<p>\d+)\$(?<salt>[\w-]+)\$(?<key>[\w-]+)$/;

/**
 * Half of the threads that this process has, which compression, files and name lookups need too; and of those who wait the
 * last one's turn comes within two seconds on a core of its own.
 */
const bounds = { atOnce: 2, waiting: 8, keptForFirst: 1 };
/** Of whoever has a right to what they do. */
const byRight: Claim = { isFirst: true, shared: [] };
const mostTook = 8;

/** One for a process; its cost is nobody's setting, tests of other things take a low one. */
export function createPasswordHashing(cost: HashCost = leastCost): PasswordHashing {
  const lane = createFairLane(bounds);
  /** In which those wait that nothing is hashed for, as if they were in the other. */
  const semblance = createFairLane(bounds);
  const claims = new AsyncLocalStorage<Claim>();
  let nobodysRun = 0;
  /** How long the last hashes took, in milliseconds. */
  const took: number[] = [];

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> =>
    lane.run(claims.getStore() ?? byRight, async () => {
      const from = performance.now();
      const result = await work();
      took.push(performance.now() - from);
      if (took.length > mostTook) took.shift();
      return result;
    });
  const hash = async (password: string): Promise<string> => {
    const salt = randomBytes(16);
    const key = await inTurn(() => derivedKey(password, salt, cost));
    return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
  };

  return {
    hash,
    async verify(given) {
      const { N, r, p, salt, key } = form.exec(given.hash)?.groups ?? {};
      if (salt === undefined || key === undefined) {
        // Loaded here, so that what hashes anew, such as a command, doesn't wait for all that it brings along.
        const { verifyPassword: verifyFormerHash } = await import("better-auth/crypto");
        const both = () => Promise.all([verifyFormerHash(given), derivedKey(given.password, randomBytes(16), cost)]);
        const [matches] = await inTurn(both);
        return matches;
      }
      const expected = Buffer.from(key, "base64url");
      const parameters = { N: Number(N), r: Number(r), p: Number(p) };
      const derived = await inTurn(() => derivedKey(given.password, Buffer.from(salt, "base64url"), parameters));
      return derived.length === expected.length && timingSafeEqual(derived, expected);
    },
    async compareWithNobodys(password) {
      const { running, waiting } = lane.load();
      // One at a time hashes where a thread is free anyway; the others wait for the time that it takes.
      if (took.length === 0 || (nobodysRun === 0 && waiting === 0 && running < bounds.atOnce)) {
        nobodysRun += 1;
        try {
          await hash(password);
        } finally {
          nobodysRun -= 1;
        }
        return;
      }
      const ms = took[Math.floor(Math.random() * took.length)] ?? 0;
      await semblance.run(claims.getStore() ?? byRight, () => pause(ms));
    },
    hashingFor: (claim, work) => claims.run(claim, work),
  };
}

function derivedKey(password: string, salt: Uint8Array, { N, r, p }: HashCost) {
  return new Promise<Buffer>((resolve, reject) => {
    // One form of what looks alike, however it was typed.
    scrypt(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
