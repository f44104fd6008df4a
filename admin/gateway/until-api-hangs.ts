import { setTimeout as sleep } from "node:timers/promises";
import { apiAnswers } from "./api-answers.ts";

/** A busy API may be late to say that it is there; so often in a row it isn't. */
const lateAnswers = 4;

/** How long an answer may take before it is asked whether the API is there at all, in milliseconds. */
const patienceMs = 300;

/**
 * Waits for an answer of the API for as long as the API is there: a long query is waited for, an API that hangs is not.
 * Refuses with the reason of the signal that it gives out, by which the question can be ended.
 */
export async function untilApiHangs<Answer>(ask: (hung: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const hung = new AbortController();
  const over = new AbortController();
  const answer = ask(hung.signal);
  const watch = async () => {
    for (let late = 0; late < lateAnswers; ) {
      await sleep(patienceMs, undefined, { signal: over.signal });
      late = (await apiAnswers()) ? 0 : late + 1;
    }
    if (!over.signal.aborted) hung.abort(new Error("The API hangs"));
  };
  // Ended where the answer came first.
  watch().catch(() => {});
  try {
    return await answer;
  } finally {
    over.abort();
  }
}
