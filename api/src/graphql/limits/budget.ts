import type { GraphQLError } from "graphql";
import type { Work } from "../../domain/work.ts";
import { limitExceeded, limits } from "./limit-exceeded.ts";

/** Counts what one operation takes, and ends it by throwing once that is too much. */
export interface Budget extends Work {
  readonly spent: () => number;
  /** Why the operation has to end; null as long as it needn't. */
  readonly exceeded: () => GraphQLError | null;
  /** Resolves once it is exceeded. */
  readonly whenExceeded: Promise<void>;
  /** To be called once the operation is answered: what is left of it, since an error made it needless, comes to nothing. */
  readonly end: () => void;
}

export function createBudget(): Budget {
  let spent = 0;
  let error: GraphQLError | null = null;
  let hasEnded = false;
  const exceeding = Promise.withResolvers<void>();
  return {
    spend(units) {
      if (hasEnded) throw new Error("the operation is answered");
      spent += units;
      if (spent <= limits.work) return;
      error ??= limitExceeded("work");
      exceeding.resolve();
      throw error;
    },
    spent: () => spent,
    exceeded: () => error,
    whenExceeded: exceeding.promise,
    end() {
      hasEnded = true;
    },
  };
}

/** For what is done once and for all, whoever asked first. */
export const unlimited: Budget = {
  spend: () => {},
  spent: () => 0,
  exceeded: () => null,
  whenExceeded: new Promise(() => {}),
  end: () => {},
};
