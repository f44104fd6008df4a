import { isComplete, type Outcome, openIn, type Verdict } from "@beian/shared";

/** How a filing fares, in a word: it passes only where nothing is left open either. */
export type Standing = Outcome | "OPEN";

export function standingOf(verdict: Verdict): Standing {
  return standingIn(verdict.outcome, isComplete(verdict));
}

export function standingIn(outcome: Outcome, isComplete: boolean): Standing {
  return outcome === "PASSES" && !isComplete ? "OPEN" : outcome;
}

/** How many enforced rules can't be decided. */
export function openCount(verdict: Verdict): number {
  return openIn(verdict).length;
}
