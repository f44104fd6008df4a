import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordRow } from "../acting/audit.ts";
import { NotAllowed, NotFound } from "../acting/refusal.ts";
import { longest, requiredText } from "../acting/typed.ts";

export interface CommentInput {
  readonly number: number;
  readonly text: string;
}

/** Says something about a change, whatever its state; it stays for ever, and the change stays as it is. */
export function commentOnChange(store: Store, actor: Actor, input: CommentInput): Promise<ChangeRecord> {
  const deed = { action: "change.comment", needs: "READ_DRAFTS", changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, writer) => {
    const text = requiredText(input.text, ["input", "text"], longest.comment);
    const [change] = await tx.changes.byNumber([input.number]);
    if (!change)
      throw new NotFound({ zh: `没有编号为 ${input.number} 的变更`, en: `there is no change ${input.number}` });
    const personId = personOf(writer)?.id;
    if (personId === undefined) throw new NotAllowed({ zh: "评论须由人员发表", en: "a comment is a person's" });
    const comment = await tx.changes.addComment({ changeNumber: change.number, personId, text });
    const event = {
      ...auditActor(writer),
      action: "change.comment",
      changeNumber: change.number,
      version: change.version,
      details: { comment: comment.id },
    } as const;
    await recordRow(tx, event, { kind: "comment", id: comment.id });
    return change;
  });
}
