import type { Plugin } from "graphql-yoga";
import { forgetOwnTurns } from "../../domain/turns.ts";
import { within } from "../../domain/work.ts";
import type { Context } from "../builder.ts";
import type { Tolls } from "./tolls.ts";
import type { Paid } from "./use-limits.ts";

/**
 * Counts what an operation takes; one that takes too much is answered by the budget's error and nothing else. What it took
 * beyond what it was reckoned to cost is taken from the caller's allowance afterwards.
 */
export function useBudget({ settle }: Tolls): Plugin<Context & Paid> {
  return {
    onExecute({ args: { contextValue }, executeFn, setExecuteFn }) {
      const { budget, actor, payer = actor } = contextValue;
      setExecuteFn(async (args: Parameters<typeof executeFn>[0]) => {
        const settled = async (): Promise<unknown> => asItIs(await executeFn(args));
        const whole = within(budget, settled);
        try {
          // What is under way of one that is ended needn't be waited for.
          const answer = await Promise.race([whole, budget.whenExceeded]);
          const exceeded = budget.exceeded();
          return exceeded ? { errors: [exceeded] } : answer;
        } catch (error) {
          const exceeded = budget.exceeded();
          if (exceeded) return { errors: [exceeded] };
          throw error;
        } finally {
          settle(payer, budget.spent());
          budget.end();
          forgetOwnTurns(budget);
        }
      });
    },
  };
}

/** Errors of what is left of an answered operation would still get into the list that GraphQL.js collects them in. */
function asItIs(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("errors" in answer) || !Array.isArray(answer.errors))
    return answer;
  return { ...answer, errors: [...answer.errors] };
}
