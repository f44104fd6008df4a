import type { ChangeRecord, ReviewRecord } from "../../store/ports/changes.ts";
import type { Store, StoreReads } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor, KnownActor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordRow } from "../acting/audit.ts";
import { NotAllowed } from "../acting/refusal.ts";
import { longest, optionalText } from "../acting/typed.ts";
import { contentDigest } from "./content-digest.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved, steps } from "./steps.ts";

export interface ReviewChangeInput extends ChangeAt {
  readonly verdict: ReviewRecord["verdict"];
  readonly comment?: string | null;
}

/** A verdict by another person than anyone who wrote the change, on exactly the content that stands there. */
export function reviewChange(store: Store, actor: Actor, input: ReviewChangeInput): Promise<ChangeRecord> {
  const { verdict } = input;
  const action = verdict === "APPROVED" ? "change.approve" : "change.reject";
  const deed = { action, needs: steps.REVIEW.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, reviewer) => {
    const comment = optionalText(input.comment, ["input", "comment"], longest.comment);
    const change = await changeFor(tx, "REVIEW", input);
    const reviewerId = await mustBeByAnother(tx, change, reviewer);
    const digest = await contentDigest(tx, change);
    const { id } = await tx.changes.addReview({
      changeNumber: change.number,
      changeVersion: change.version,
      contentDigest: digest,
      reviewerId,
      verdict,
      comment,
    });
    const reviewed = await moved(tx, change, {
      status: verdict,
      approvedDigest: verdict === "APPROVED" ? digest : null,
    });
    const event = {
      ...auditActor(reviewer),
      action,
      changeNumber: change.number,
      version: reviewed.version,
      details: { content: digest, review: id },
    } as const;
    await recordRow(tx, event, { kind: "review", id });
    return reviewed;
  });
}

/** The reviewer's id, unless they had a hand in the change themselves: four eyes see more than two. */
export async function mustBeByAnother(reads: StoreReads, change: ChangeRecord, reviewer: KnownActor): Promise<string> {
  const reviewerId = personOf(reviewer)?.id;
  if (reviewerId === undefined || (await writersOf(reads, change)).has(reviewerId))
    throw new NotAllowed({
      zh: "创建或编辑过变更的人不能审核它，提交规则台提议的人也不能，请由他人审核",
      en: "whoever created or edited a change can't review it, nor whoever submitted what the product proposed; have another person do so",
    });
  return reviewerId;
}

/** Everyone who created or ever edited a change, or answers for the product's, whatever of it is left. */
export async function writersOf(reads: StoreReads, { number, authorId }: ChangeRecord): Promise<ReadonlySet<string>> {
  const editors = (await reads.changes.editorsOf([number])).get(number) ?? [];
  return new Set([...editors, ...(authorId === null ? [] : [authorId])]);
}
