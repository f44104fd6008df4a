import type { Plugin } from "graphql-yoga";
import { limitExceeded, limits } from "./limit-exceeded.ts";

/** Waits for an answer as long as one may take; then rejects by the limit's name, after telling what is left of it to stop. */
export function withinTime<Answer>(answer: Promise<Answer>, stop: () => void): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop();
      reject(limitExceeded("seconds"));
    }, limits.seconds * 1_000);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Answers for an operation that takes too long. Comes after all that execute. */
export const useTimeLimit: Plugin = {
  onExecute({ executeFn, setExecuteFn }) {
    setExecuteFn((args: Parameters<typeof executeFn>[0]) => {
      const over = new AbortController();
      const answer: unknown = executeFn(Object.assign({}, args, { signal: over.signal }));
      if (!(answer instanceof Promise)) return answer;
      return withinTime(answer, () => over.abort()).catch((error: unknown) => {
        if (over.signal.aborted) return { errors: [error] };
        throw error;
      });
    });
  },
};
