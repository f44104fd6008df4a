/** How much to measure. */
export interface Effort {
  /** Each contender takes its turn this many times. */
  readonly rounds: number;
  /** How long a turn lasts. */
  readonly milliseconds: number;
  /** Lengths of history, in revisions. */
  readonly sizes: readonly number[];
  /** Where long histories are kept from one run to the next; absent: nowhere. */
  readonly historyDirectory?: string;
  /** How long a crowd reads while others publish, in seconds. */
  readonly crowdSeconds: number;
}

export const thorough: Effort = {
  rounds: 7,
  milliseconds: 2_000,
  sizes: [1_000, 100_000, 1_000_000],
  crowdSeconds: 600,
};
/** Under a minute in all, for CI. */
export const quick: Effort = { rounds: 1, milliseconds: 1_000, sizes: [1_000, 10_000], crowdSeconds: 5 };
