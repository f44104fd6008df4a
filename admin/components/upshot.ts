import { isComplete, type Outcome, openIn, type Verdict } from "@beian/shared";

/** How a filing fares, in a word: it passes only where nothing is left open either. */
export type Upshot = Outcome | "OPEN";

export function upshotOf(verdict: Verdict): Upshot {
  return upshotIn(verdict.outcome, isComplete(verdict));
}

export function upshotIn(outcome: Outcome, isComplete: boolean): Upshot {
  return outcome === "PASSES" && !isComplete ? "OPEN" : outcome;
}

/** How many enforced rules can't be decided. */
export function openCount(verdict: Verdict): number {
  return openIn(verdict).length;
}
