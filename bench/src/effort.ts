/** How long to measure. */
export interface Effort {
  /** Each contender takes its turn this many times. */
  readonly rounds: number;
  /** How long a turn lasts. */
  readonly milliseconds: number;
}

export const thorough: Effort = { rounds: 7, milliseconds: 2_000 };
/** Under a minute in all, for CI. */
export const quick: Effort = { rounds: 1, milliseconds: 1_000 };
