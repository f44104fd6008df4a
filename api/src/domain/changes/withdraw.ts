import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor, KnownActor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { may } from "../acting/permissions.ts";
import { NotAllowed } from "../acting/refusal.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved, steps } from "./steps.ts";

/** Ends a change that wasn't published. Editors end their own, reviewers anybody's. */
export function withdrawChange(store: Store, actor: Actor, input: ChangeAt): Promise<ChangeRecord> {
  const deed = { action: "change.withdraw", needs: steps.WITHDRAW.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, withdrawer) => {
    const change = await changeFor(tx, "WITHDRAW", input);
    mustBeTheirs(change, withdrawer);
    const withdrawn = await moved(tx, change, { status: "WITHDRAWN", approvedDigest: null });
    await recordAudit(tx, {
      ...auditActor(withdrawer),
      action: "change.withdraw",
      changeNumber: change.number,
      version: withdrawn.version,
      details: { from: change.status },
    });
    return withdrawn;
  });
}

/** Refuses editors what they didn't create themselves. */
export function mustBeTheirs({ authorId }: ChangeRecord, withdrawer: KnownActor): void {
  const own = authorId !== null && authorId === personOf(withdrawer)?.id;
  if (own || may(withdrawer, "REVIEW_CHANGES")) return;
  throw new NotAllowed({
    zh: "只能撤回自己创建的变更；撤回他人的变更需要审核或更高角色",
    en: "you can withdraw changes of your own only; another's takes the role of reviewer or higher",
  });
}
