import { beijingDateOf } from "@beian/shared";
import type { ChangeRecord } from "../../store/records.ts";
import type { Store } from "../../store/store.ts";
import type { Actor } from "../actor.ts";
import { auditActor } from "../actor.ts";
import { recordAudit } from "../audit.ts";
import { mustDiffer } from "../publishing.ts";
import { InvalidInput } from "../refusal.ts";
import { act } from "./act.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved } from "./steps.ts";

/** Hands a draft to review: it must say something new, and say where that is known from. */
export function submitChange(store: Store, actor: Actor, input: ChangeAt): Promise<ChangeRecord> {
  const deed = { action: "change.submit", needs: "EDIT_CHANGES", changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, submitter) => {
    const change = await changeFor(tx, "SUBMIT", input);
    const edits = (await tx.editsOf([change.number])).get(change.number) ?? [];
    if (edits.length === 0)
      throw new InvalidInput(["edits"], {
        zh: "还没有修改任何规则，无可提交",
        en: "no rule is edited, so there is nothing to submit",
      });
    const sources = (await tx.sourcesOf([change.number])).get(change.number) ?? [];
    if (sources.length === 0)
      throw new InvalidInput(["sources"], { zh: "请至少注明一个来源", en: "cite at least one source" });
    await mustDiffer(tx, edits, change.effectiveFrom ?? beijingDateOf(new Date(tx.at)));
    const submitted = await moved(tx, change, { status: "IN_REVIEW" });
    await recordAudit(tx, {
      ...auditActor(submitter),
      action: "change.submit",
      changeNumber: change.number,
      version: submitted.version,
    });
    return submitted;
  });
}
