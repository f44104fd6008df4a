import type { Text } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { StoreTransaction } from "../../store/ports/store.ts";
import type { KnownActor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordRow } from "../acting/audit.ts";

/** What ends where a change that stood there is edited. */
const ended: Readonly<Partial<Record<ChangeRecord["status"], Text>>> = {
  IN_REVIEW: {
    zh: "修改了待审核的内容：审核结束，变更回到草稿，须重新提交审核。",
    en: "Edited while in review: the review is over, and the change is a draft to be submitted again.",
  },
  APPROVED: {
    zh: "修改了已通过的内容：通过作废，变更回到草稿，须重新提交审核。",
    en: "Edited after its approval: the approval falls, and the change is a draft to be submitted again.",
  },
};

/** Says among a change's comments who took it out of review, and why, for those who wrote it and those who reviewed it. */
export async function sayOutOfReview(
  tx: StoreTransaction,
  { status }: ChangeRecord,
  edited: ChangeRecord,
  editor: KnownActor,
  why: string | null,
): Promise<void> {
  const what = ended[status];
  const personId = personOf(editor)?.id;
  // What the product edits by itself has no person to say it.
  if (!what || personId === undefined) return;
  const text = [why, what.zh, what.en].filter((line) => line !== null).join("\n");
  const comment = await tx.changes.addComment({ changeNumber: edited.number, personId, text });
  const event = {
    ...auditActor(editor),
    action: "change.comment",
    changeNumber: edited.number,
    version: edited.version,
    details: { comment: comment.id },
  } as const;
  await recordRow(tx, event, { kind: "comment", id: comment.id });
}
