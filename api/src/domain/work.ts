import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What takes long, in units. A unit is a field of an answer written: 1.2 µs of a core of docs/performance.md's machine, and
 * 2.5 µs for certain. What else is stated here was measured there in microseconds and divided by 2.5.
 */
export const units = {
  /** A rule book read, resolved, digested and compiled: 21 ms. */
  book: 8_000,
  /** A filing read and judged: 0.15 ms; in each province more 10 µs. */
  judging: 60,
  judgingElsewhere: 4,
  /** A receipt: a filing's digest and a signature, 24 µs. */
  receipt: 10,
  /** One of the validations that a search for cures tries: 75 µs. */
  trial: 30,
  /** Two provinces compared, and all of them: 0.1 ms, 1 ms. */
  difference: 40,
  comparison: 400,
  /** A sample judged by two rule books in a province: 30 µs. */
  sampleCompared: 12,
  /** All of history counted by periods: 14 ms. */
  timeline: 6_000,
} as const;

/** What one operation takes: counted in units, that depend on no machine, and ended where they are too many. */
export interface Work {
  /** Counts; throws once there was too much. */
  spend(units: number): void;
}

const works = new AsyncLocalStorage<Work>();
const unbounded: Work = { spend: () => {} };

/** Runs what then counts by this work, now and later. */
export function within<Result>(work: Work, run: () => Result): Result {
  return works.run(work, run);
}

/** The work of the operation under way; outside any, such as on the command line, nothing is counted. */
export function workUnderWay(): Work {
  return works.getStore() ?? unbounded;
}
