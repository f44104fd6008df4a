import type { Plugin } from "graphql-yoga";
import { within } from "../../domain/work.ts";
import type { Context } from "../builder.ts";

/** Counts what an operation takes; one that takes too much is answered by the budget's error and nothing else. */
export const useBudget: Plugin<Context> = {
  onExecute({ args: { contextValue }, executeFn, setExecuteFn }) {
    const { budget } = contextValue;
    setExecuteFn(async (args: Parameters<typeof executeFn>[0]) => {
      const settled = async (): Promise<unknown> => executeFn(args);
      const answer = await within(budget, settled).catch((error: unknown) => {
        if (budget.exceeded()) return null;
        throw error;
      });
      const exceeded = budget.exceeded();
      return exceeded ? { errors: [exceeded] } : answer;
    });
  },
};
