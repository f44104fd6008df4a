import type { GraphQLError } from "graphql";
import type { Work } from "../../domain/work.ts";
import { limitExceeded, limits } from "./limit-exceeded.ts";

/** Counts what one operation takes, and ends it by throwing once that is too much. */
export interface Budget extends Work {
  readonly spent: () => number;
  /** Why the operation has to end; null as long as it needn't. */
  readonly exceeded: () => GraphQLError | null;
}

export function createBudget(): Budget {
  let spent = 0;
  let error: GraphQLError | null = null;
  return {
    spend(units) {
      spent += units;
      if (spent <= limits.work) return;
      error ??= limitExceeded("work");
      throw error;
    },
    spent: () => spent,
    exceeded: () => error,
  };
}

/** For what is done once and for all, whoever asked first. */
export const unlimited: Budget = { spend: () => {}, spent: () => 0, exceeded: () => null };
