import type { Catalogue, PlainDate } from "@beian/shared";
import { beijingDateOf } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store, StoreReads } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { mustBeSound } from "../definitions/sound-edits.ts";
import { editsOfChange, mustDiffer } from "../publishing.ts";
import { mustBeAhead } from "./cancel.ts";
import { originOf } from "./change.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved, steps } from "./steps.ts";

/** Hands a draft to review: it must say something new, and say where that is known from. */
export function submitChange(store: Store, catalogue: Catalogue, actor: Actor, input: ChangeAt): Promise<ChangeRecord> {
  const deed = { action: "change.submit", needs: steps.SUBMIT.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, submitter) => {
    const change = await changeFor(tx, "SUBMIT", input);
    await mustBeComplete(tx, catalogue, change, beijingDateOf(new Date(tx.at)));
    const submitterId = personOf(submitter)?.id;
    // What nobody wrote is answered for by whoever submits it, so that publishing it takes two people all the same.
    if (originOf(change) === "PRODUCT" && submitterId !== undefined)
      await tx.changes.addEditor(change.number, submitterId);
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

/**
 * Refuses a change that edits nothing, cites nothing, sets what holds anyway, or what its definition doesn't take; and one
 * that cancels what has begun.
 */
export async function mustBeComplete(
  reads: StoreReads,
  catalogue: Catalogue,
  change: ChangeRecord,
  today: PlainDate,
): Promise<void> {
  if (change.cancels) return mustBeAhead(reads, change, today);
  const edits = await editsOfChange(reads, change.number);
  if (edits.rules.length + edits.definitions.length === 0)
    throw new InvalidInput(["edits"], {
      zh: "还没有修改任何规则或要求，无可提交",
      en: "no rule and no requirement is edited, so there is nothing to submit",
    });
  const sources = (await reads.changes.sourcesOf([change.number])).get(change.number) ?? [];
  if (sources.length === 0)
    throw new InvalidInput(["sources"], { zh: "请至少注明一个来源", en: "cite at least one source" });
  const on = change.effectiveFrom ?? today;
  await mustDiffer(reads, catalogue, edits, on);
  await mustBeSound(reads, edits, on);
}
