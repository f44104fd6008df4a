/** How much to measure. */
export interface Effort {
  /** Each contender takes its turn this many times. */
  readonly rounds: number;
  /** How long a turn lasts. */
  readonly milliseconds: number;
  /** How long each server is asked before the first turn that counts, so that its code is compiled by then; 0 for not at all. */
  readonly warmUpMilliseconds: number;
  /** How many texts a question that must be new each time comes in. */
  readonly texts: number;
  /** Whether pages that the design sets no bar for are looked at too. */
  readonly allPages: boolean;
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
  warmUpMilliseconds: 20_000,
  // More than a turn sends, so that none comes again before it is forgotten.
  texts: 20_000,
  allPages: true,
  sizes: [1_000, 100_000, 1_000_000],
  crowdSeconds: 600,
};
/** About a minute in all once the admin is built, for CI: shows that all is measured and all answers agree, not how fast. */
export const quick: Effort = {
  rounds: 1,
  milliseconds: 1_000,
  warmUpMilliseconds: 0,
  texts: 4_000,
  allPages: false,
  sizes: [1_000, 10_000],
  crowdSeconds: 3,
};
