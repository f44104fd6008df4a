import type { Catalogue, PlainDate, Text } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import type { Actor, KnownActor } from "../acting/actor.ts";
import { mustBeAllowed } from "../acting/permissions.ts";
import { InvalidInput, Refusal } from "../acting/refusal.ts";
import { mustBeSound } from "../definitions/sound-edits.ts";
import { mustDiffer } from "../publishing.ts";
import { mustBeAhead } from "./cancel.ts";
import { mustBePublishable } from "./publish.ts";
import { mustBeRevertible } from "./revert.ts";
import { mustBeByAnother } from "./review.ts";
import type { Step } from "./steps.ts";
import { mustBeInOrder, stepNames, steps } from "./steps.ts";
import { mustBeComplete } from "./submit.ts";
import { mustBeTheirs } from "./withdraw.ts";

/** Whether somebody may take a step of a change as it stands now, and why not. */
export interface StepOutlook {
  readonly step: Step;
  /** Null where it may be taken. */
  readonly refusal: Text | null;
}

/** Every step, judged by the very conditions that decide when it is taken. What is typed for it isn't known yet. */
export async function possibleSteps(
  reads: StoreReads,
  catalogue: Catalogue,
  change: ChangeRecord,
  actor: Actor,
  today: PlainDate,
): Promise<readonly StepOutlook[]> {
  return Promise.all(
    stepNames.map(async (step) => {
      try {
        mustBeAllowed(actor, steps[step].needs);
        mustBeInOrder(change, step, today);
        await conditions[step]({ reads, catalogue, change, actor, today });
        return { step, refusal: null };
      } catch (error) {
        if (error instanceof InvalidInput) return { step, refusal: error.why };
        if (error instanceof Refusal) return { step, refusal: error.text };
        throw error;
      }
    }),
  );
}

interface Situation {
  readonly reads: StoreReads;
  readonly catalogue: Catalogue;
  readonly change: ChangeRecord;
  readonly actor: KnownActor;
  readonly today: PlainDate;
}

/** What each step asks beyond the role and the state. */
const conditions: Readonly<Record<Step, (situation: Situation) => Promise<unknown>>> = {
  EDIT: async () => {},
  SUBMIT: ({ reads, catalogue, change, today }) => mustBeComplete(reads, catalogue, change, today),
  REVIEW: ({ reads, change, actor }) => mustBeByAnother(reads, change, actor),
  async PUBLISH({ reads, catalogue, change, today }) {
    const edits = await mustBePublishable(reads, catalogue, change);
    if (change.cancels) await mustBeAhead(reads, change, today);
    // Without a date of its own it may still be published on a day on which it says something new.
    if (change.effectiveFrom === null) return;
    await mustDiffer(reads, catalogue, edits, change.effectiveFrom);
    await mustBeSound(reads, edits, change.effectiveFrom);
  },
  WITHDRAW: async ({ change, actor }) => mustBeTheirs(change, actor),
  REVERT: ({ reads, change, today }) => mustBeRevertible(reads, change, today),
};
