/** What a session's row says of its life. */
interface SessionTimes {
  readonly createdAt: Date;
  /** When it was last used, to within what `touchMs` says. */
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** Says how a session's life stands, whatever its row promises and whatever the clock does. */
export interface SessionLife {
  isOver(session: SessionTimes): boolean;
  /** Whether its last use is to be written down anew. */
  isToBeTouched(session: SessionTimes): boolean;
}

/** A working day; signing in again costs little. */
export const sessionSeconds = 12 * 60 * 60;
/** As long as a browser may be left alone. */
const idleMs = 2 * 60 * 60 * 1_000;
/** How exactly the last use is known: each time that it's written costs a transaction. */
const touchMs = 5 * 60 * 1_000;
/** By which a clock that is kept right may step back. */
const stepMs = 10_000;

/** The two clocks of a machine, in milliseconds: one that people may set, and one that only goes on. */
export interface Clocks {
  now(): number;
  elapsed(): number;
}

const ofThisMachine: Clocks = { now: Date.now, elapsed: () => performance.now() };

export function createSessionLife(clocks: Clocks = ofThisMachine): SessionLife {
  let seen = { now: clocks.now(), elapsed: clocks.elapsed() };
  /** Where the clock was set back, nobody knows how long what was used before had been left alone. */
  let unknownBefore = Number.NEGATIVE_INFINITY;

  const now = (): number => {
    const present = { now: clocks.now(), elapsed: clocks.elapsed() };
    if (present.now < seen.now + present.elapsed - seen.elapsed - stepMs) unknownBefore = present.now - stepMs;
    seen = present;
    return present.now;
  };

  return {
    isOver({ createdAt, updatedAt, expiresAt }) {
      const at = now();
      const [begun, used] = [createdAt.getTime(), updatedAt.getTime()];
      const isAhead = Math.max(begun, used) > at + stepMs;
      const end = Math.min(expiresAt.getTime(), begun + sessionSeconds * 1_000);
      return isAhead || used < unknownBefore || at >= end || at - used >= idleMs;
    },
    isToBeTouched: ({ updatedAt }) => now() - updatedAt.getTime() >= touchMs,
  };
}
