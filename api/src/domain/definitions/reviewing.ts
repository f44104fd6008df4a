import type { CheckedDefinition, DefinitionContext } from "@beian/shared";
import { Tinypool } from "tinypool";
import { createLane } from "../../operations/lane.ts";

/** What a definition is judged against, as it can be handed to a thread. */
export interface ReviewOrder {
  readonly input: unknown;
  readonly context: Omit<DefinitionContext, "isTaken">;
}

/** Checks definitions that anybody may have made in a thread of its own, so that others are answered meanwhile. */
export interface Reviewing {
  /** Throws LaneFull where too many wait, and ReviewTooLong where it doesn't end in time. */
  review(order: ReviewOrder): Promise<CheckedDefinition>;
  close(): Promise<void>;
}

/** It didn't end in time: the definition costs more than it says. */
export class ReviewTooLong extends Error {}

export const reviewBounds = {
  /** Milliseconds; the worst that the bounds of a definition allow takes a tenth of it. */
  deadline: 5_000,
  waiting: 20,
  /** Milliseconds after which an idle thread ends. */
  idle: 60_000,
} as const;

export function createReviewing({ deadline, waiting, idle } = reviewBounds): Reviewing {
  const pool = new Tinypool({
    filename: new URL("./review-thread.ts", import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idle,
  });
  const inLane = createLane({ atOnce: 1, waiting });
  return {
    // Only what is under way is timed: whoever waits costs nothing yet.
    review: (order) =>
      inLane(async () => {
        const over = new AbortController();
        const timer = setTimeout(() => over.abort(), deadline);
        try {
          return await pool.run(order, { signal: over.signal });
        } catch (error) {
          throw over.signal.aborted
            ? new ReviewTooLong("a definition could not be reviewed in time", { cause: error })
            : error;
        } finally {
          clearTimeout(timer);
        }
      }),
    close: () => pool.destroy(),
  };
}
