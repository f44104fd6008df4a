import type { Catalogue, PlainDate } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { longest, requiredLine, requiredText } from "../acting/typed.ts";
import { withBase } from "../publishing.ts";
import { mustHaveNoDate, mustSetNothing } from "./cancel.ts";
import { mustBePossibleDate } from "./effective-date.ts";
import { sayOutOfReview } from "./out-of-review.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved, steps } from "./steps.ts";
import type { CellInput, RuleEditInput, TypedEdit } from "./typed-edits.ts";
import { typedEdits } from "./typed-edits.ts";
import type { SourceInput } from "./typed-sources.ts";
import { typedSources } from "./typed-sources.ts";

/** What isn't given stays as it is. */
export interface EditChangeInput extends ChangeAt {
  readonly title?: string | null;
  readonly reason?: string | null;
  /** All sources anew. */
  readonly sources?: readonly SourceInput[] | null;
  /** Null leaves the date to the publication. */
  readonly effectiveFrom?: PlainDate | null;
  readonly set?: readonly RuleEditInput[] | null;
  readonly drop?: readonly CellInput[] | null;
  /** Why it is taken out of review, for those whom that concerns. */
  readonly why?: string | null;
}

/**
 * Changes a draft. One that was submitted, approved or rejected becomes a draft again, and an approval falls: where a
 * review or an approval ends by it, a comment says so. An edit
 * that is set takes the cell as it stands now for its base, so that setting it again rebases it.
 */
export function editChange(
  store: Store,
  catalogue: Catalogue,
  actor: Actor,
  input: EditChangeInput,
): Promise<ChangeRecord> {
  const deed = { action: "change.edit", needs: steps.EDIT.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, editor) => {
    const words = typedWords(input);
    const why = input.why == null ? null : requiredText(input.why, ["input", "why"], longest.why);
    const sources = input.sources ? typedSources(input.sources, ["input", "sources"]) : null;
    const { set, drop } = typedEdits(catalogue, input.set ?? [], input.drop ?? [], ["input"]);
    const change = await changeFor(tx, "EDIT", input);
    if (Object.keys(words).length === 0 && sources === null && set.length === 0 && drop.length === 0)
      throw new InvalidInput(["input"], { zh: "没有任何修改", en: "changes nothing" });

    mustHaveNoDate(change, words.effectiveFrom);
    mustSetNothing(change, "set", set.length);
    mustSetNothing(change, "drop", drop.length);
    await mustBeEdited(tx, change, drop);
    const editedBy = personOf(editor)?.id ?? null;
    await tx.changes.putEdits(change.number, await withEditor(tx, set, editedBy));
    await tx.changes.dropEdits(change.number, drop);
    if (sources !== null) await tx.changes.setSources(change.number, sources);
    if (editedBy !== null) await tx.changes.addEditor(change.number, editedBy);
    const edited = await moved(tx, change, { ...words, status: "DRAFT", approvedDigest: null });
    await recordAudit(tx, {
      ...auditActor(editor),
      action: "change.edit",
      changeNumber: change.number,
      version: edited.version,
      details: {
        from: change.status,
        set: set.map(cellNameOf),
        drop: drop.map(cellNameOf),
        fields: [...Object.keys(words), ...(sources === null ? [] : ["sources"])],
      },
    });
    await sayOutOfReview(tx, change, edited, editor, why);
    return edited;
  });
}

function typedWords({ title, reason, effectiveFrom }: EditChangeInput) {
  if (effectiveFrom) mustBePossibleDate(effectiveFrom);
  return {
    ...(title == null ? {} : { title: requiredLine(title, ["input", "title"], longest.title) }),
    ...(reason == null ? {} : { reason: requiredText(reason, ["input", "reason"], longest.reason) }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
  };
}

/** What is dropped must be there: a slip of the hand is told, not passed over. */
async function mustBeEdited(
  tx: StoreTransaction,
  { number }: ChangeRecord,
  drop: readonly { layer: string; requirement: string }[],
): Promise<void> {
  const edited = new Set(((await tx.changes.editsOf([number])).get(number) ?? []).map(cellNameOf));
  const index = drop.findIndex((cell) => !edited.has(cellNameOf(cell)));
  if (index >= 0)
    throw new InvalidInput(["input", "drop", String(index)], {
      zh: "本变更没有修改这项规则",
      en: "this change doesn't edit that rule",
    });
}

function withEditor(tx: StoreTransaction, set: readonly TypedEdit[], editedBy: string | null) {
  return withBase(
    tx,
    set.map((edit) => ({ ...edit, editedBy })),
  );
}

function cellNameOf({ layer, requirement }: { layer: string; requirement: string }): string {
  return `${layer}/${requirement}`;
}
