import type { PlainDate } from "@beian/shared";
import { beijingDateOf } from "@beian/shared";
import type { NewAuditEvent } from "../../store/ports/audit.ts";
import type { ChangeRecord, NewChange } from "../../store/ports/changes.ts";
import type { StoreReads, StoreTransaction } from "../../store/ports/store.ts";
import { recordAudit } from "../acting/audit.ts";
import { Conflict, InvalidInput } from "../acting/refusal.ts";
import { longest } from "../acting/typed.ts";
import { publicationAction, writtenPublication } from "../bound-publication.ts";
import { mustDoWithout } from "../definitions/sound-edits.ts";
import type { ChangeEdits } from "../publishing.ts";
import { editsOfChange, provincesTouched } from "../publishing.ts";

/**
 * Cancelling what is published and hasn't begun: a change without edits, on its way through the same review as any, whose
 * publication records that all of the other's entries are void. Nothing is copied, so that whatever others published before
 * or after holds as it would without it.
 */

/** The draft that cancels a change. */
export function cancellingDraft({ number, title, effectiveFrom }: ChangeRecord, authorId: string | null): NewChange {
  return {
    title: `取消变更 ${number}：${title}`.slice(0, longest.title),
    reason: `变更 ${number} 原定 ${effectiveFrom} 生效。取消后，其中的规则视为从未发布，其他变更不受影响。`,
    authorId,
    reverts: number,
    cancels: true,
  };
}

/** The change that one cancels. */
export async function cancelledOf(reads: StoreReads, { number, reverts }: ChangeRecord): Promise<ChangeRecord> {
  const [cancelled] = reverts === null ? [] : await reads.changes.byNumber([reverts]);
  if (!cancelled) throw new Error(`change ${number} cancels nothing`);
  return cancelled;
}

/** The edits whose cells and requirements come out otherwise by a change: its own, or those that it makes void. */
export async function editsBehind(reads: StoreReads, change: ChangeRecord): Promise<ChangeEdits> {
  const { number } = change.cancels ? await cancelledOf(reads, change) : change;
  return editsOfChange(reads, number);
}

/** Refuses to cancel what has begun by that day, what another has cancelled, and definitions of others' rules. */
export async function mustBeAhead(reads: StoreReads, cancelling: ChangeRecord, today: PlainDate): Promise<void> {
  const { number, effectiveFrom, cancelledBy } = await cancelledOf(reads, cancelling);
  if (cancelledBy !== null)
    throw new Conflict(cancelling, {
      zh: `变更 ${number} 已被变更 ${cancelledBy} 取消`,
      en: `change ${number} was cancelled by change ${cancelledBy} already`,
    });
  if (effectiveFrom !== null && effectiveFrom > today)
    return mustDoWithout(reads, number, (await editsOfChange(reads, number)).definitions, effectiveFrom);
  throw new Conflict(cancelling, {
    zh: `变更 ${number} 已于 ${effectiveFrom} 生效，不能再取消；请撤回本变更，再撤销变更 ${number}`,
    en: `change ${number} began on ${effectiveFrom}, so it can't be cancelled any more; withdraw this one and undo change ${number} by a new version`,
  });
}

/** The day that counts for what is recorded now: recorded times don't run backwards where the clock does. */
export async function dayOfRecording(tx: StoreTransaction): Promise<PlainDate> {
  const last = (await tx.history.latestRecordedAt()) ?? 0;
  return beijingDateOf(new Date(Math.max(tx.at, last + 1)));
}

/** A cancellation holds from its recording, and what it cancels hadn't begun: any date would promise something else. */
export function mustHaveNoDate({ cancels }: ChangeRecord, effectiveFrom: PlainDate | null | undefined): void {
  if (!cancels || effectiveFrom == null) return;
  throw new InvalidInput(["input", "effectiveFrom"], {
    zh: "取消自发布起即有效，不能指定生效日期",
    en: "a cancellation holds from its publication on and takes no effective date",
  });
}

/** What cancels sets nothing itself: the one would hang on the other's fate. */
export function mustSetNothing(
  { cancels, reverts }: ChangeRecord,
  list: "set" | "drop" | "define" | "withdraw" | "dropDefinitions",
  edits: number,
): void {
  if (!cancels || edits === 0) return;
  throw new InvalidInput(["input", list], {
    zh: `本变更取消变更 ${reverts}，不能再修改规则；请另行起草`,
    en: `this change cancels change ${reverts} and edits no rules; draft another one for them`,
  });
}

/** Records that what it cancels is void, within one transaction with its own state and the audit event that binds both. */
export async function publishCancellation(
  tx: StoreTransaction,
  change: ChangeRecord,
  by: Pick<NewAuditEvent, "actorKind" | "actorId" | "origin">,
): Promise<ChangeRecord> {
  const cancelled = await cancelledOf(tx, change);
  const { recordedAt } = await tx.cancellations.append(change.number, cancelled.number);
  await tx.history.bumpProvinceVersions(provincesTouched(await editsOfChange(tx, cancelled.number)));
  const effectiveFrom = beijingDateOf(new Date(tx.at));
  const published = await tx.changes.update(change.number, change.version, {
    status: "PUBLISHED",
    effectiveFrom,
    publishedAt: recordedAt,
  });
  if (!published) throw new Error(`change ${change.number} moved within its own transaction`);
  const { digest } = await writtenPublication(tx, change.number);
  await recordAudit(tx, {
    ...by,
    action: publicationAction,
    changeNumber: change.number,
    version: published.version,
    details: { effectiveFrom, correction: false, edits: 0, cancels: cancelled.number, digest },
  });
  return published;
}
