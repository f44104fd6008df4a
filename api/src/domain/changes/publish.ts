import type { Catalogue, PlainDate } from "@beian/shared";
import { beijingDateOf, joinTexts } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store, StoreReads } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor } from "../acting/actor.ts";
import { Conflict, InvalidInput } from "../acting/refusal.ts";
import { publicationAction } from "../bound-publication.ts";
import { mustBeSound } from "../definitions/sound-edits.ts";
import type { ChangeEdits } from "../publishing.ts";
import { editsOfChange, publishEdits } from "../publishing.ts";
import { dayOfRecording, mustBeAhead, mustHaveNoDate, publishCancellation } from "./cancel.ts";
import { cellTitleOf, requirementTitleOf } from "./cell-title.ts";
import { contentDigest } from "./content-digest.ts";
import { mustBePossibleDate } from "./effective-date.ts";
import { isOutrun } from "./outrun.ts";
import { writersOf } from "./review.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, steps } from "./steps.ts";

export interface PublishChangeInput extends ChangeAt {
  /** The change's own date, or today, unless given. */
  readonly effectiveFrom?: PlainDate | null;
}

/**
 * Makes an approved change history, as one: at once, on a later day, or, as a correction, from a day of the past. One that
 * cancels another holds at once.
 */
export function publishChange(
  store: Store,
  catalogue: Catalogue,
  actor: Actor,
  input: PublishChangeInput,
): Promise<ChangeRecord> {
  const deed = { action: publicationAction, needs: steps.PUBLISH.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, publisher) => {
    const change = await changeFor(tx, "PUBLISH", input);
    const edits = await mustBePublishable(tx, catalogue, change);
    if (change.cancels) {
      mustHaveNoDate(change, input.effectiveFrom);
      await mustBeAhead(tx, change, await dayOfRecording(tx));
      return publishCancellation(tx, change, auditActor(publisher));
    }
    const today = beijingDateOf(new Date(tx.at));
    const effectiveFrom = effectiveDateOf(change, input.effectiveFrom ?? null, today);
    await mustBeSound(tx, edits, effectiveFrom);
    const correction = effectiveFrom < today;
    return publishEdits(tx, catalogue, change, edits, { effectiveFrom, correction }, auditActor(publisher));
  });
}

/** The edits of a change that may be published on some day: approved as it stands, and not outrun by another. */
export async function mustBePublishable(
  reads: StoreReads,
  catalogue: Catalogue,
  change: ChangeRecord,
): Promise<ChangeEdits> {
  await mustStandAsApproved(reads, change);
  const edits = await editsOfChange(reads, change.number);
  await mustStandOnTheLatest(reads, catalogue, change, edits);
  return edits;
}

/** An approval is given to a content by somebody who didn't write it; that both still hold is looked at once more. */
async function mustStandAsApproved(reads: StoreReads, change: ChangeRecord): Promise<void> {
  const reviews = (await reads.changes.reviewsOf([change.number])).get(change.number) ?? [];
  const digest = await contentDigest(reads, change);
  const writers = await writersOf(reads, change);
  const approved = reviews.some(
    ({ verdict, contentDigest: seen, reviewerId }) =>
      verdict === "APPROVED" && seen === digest && reviewerId !== null && !writers.has(reviewerId),
  );
  if (!approved || change.approvedDigest !== digest)
    throw new Conflict(change, {
      zh: "内容与审核通过时不同，请编辑后重新提交审核",
      en: "its content isn't the one that was approved; edit it and have it reviewed again",
    });
}

function effectiveDateOf(change: ChangeRecord, given: PlainDate | null, today: PlainDate): PlainDate {
  if (given !== null && change.effectiveFrom !== null && given !== change.effectiveFrom)
    throw new InvalidInput(["input", "effectiveFrom"], {
      zh: `审核通过的生效日期为 ${change.effectiveFrom}，改期须编辑后重新审核`,
      en: `it was approved to hold from ${change.effectiveFrom}; another date takes an edit and a new review`,
    });
  const effectiveFrom = given ?? change.effectiveFrom ?? today;
  mustBePossibleDate(effectiveFrom);
  return effectiveFrom;
}

/** Nothing may have been published of what it edits since that was drafted: both contents must have been seen. */
async function mustStandOnTheLatest(
  reads: StoreReads,
  catalogue: Catalogue,
  change: ChangeRecord,
  { rules, definitions }: ChangeEdits,
): Promise<void> {
  const latestDefinitions = await reads.definitions.latest(definitions.map(({ requirement }) => requirement));
  const outrun = [
    ...outrunBy(rules, await reads.history.latestRevisions(rules)).map(([edit, by]) => ({
      title: cellTitleOf(edit, catalogue),
      by,
    })),
    ...outrunBy(definitions, latestDefinitions).map(([{ requirement }, by]) => ({
      title: requirementTitleOf(requirement, catalogue),
      by,
    })),
  ];
  if (outrun.length === 0) return;
  const numbers = [...new Set(outrun.map(({ by }) => by))];
  const named = joinTexts(outrun.slice(0, 5).map(({ title }) => title));
  const more =
    outrun.length > 5 ? { zh: `等 ${outrun.length} 项`, en: ` and ${outrun.length - 5} more` } : { zh: "", en: "" };
  const by = numbers.join(", ");
  throw new Conflict(change, {
    zh: `起草后，其他变更（${numbers.join("、")}）已发布了其中的规则：${named.zh}${more.zh}。请对照后重新设置这些规则，再提交审核`,
    en: `other changes (${by}) have published rules of it since it was drafted: ${named.en}${more.en}. Compare, set those rules again and have it reviewed`,
  });
}

/** Edits of which something was published since their base, with the change that did last. */
function outrunBy<Edit extends { readonly baseRevision: number | null }>(
  edits: readonly Edit[],
  latest: readonly ({ readonly id: number; readonly changeNumber: number } | null)[],
): readonly (readonly [edit: Edit, by: number])[] {
  return edits.flatMap((edit, index) => {
    const newest = latest[index];
    return newest && isOutrun(edit, newest) ? [[edit, newest.changeNumber] as const] : [];
  });
}
