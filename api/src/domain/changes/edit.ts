import type { DefinitionProblemCode, PlainDate } from "@beian/shared";
import { beijingDateOf } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Store, StoreTransaction } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { longest, requiredLine, requiredText } from "../acting/typed.ts";
import { checkRecorded } from "../definitions/check-recorded.ts";
import type { TypedDefinitions } from "../definitions/drafted.ts";
import { catalogueWith, definedOtherwiseOn, proposedFor, typedDefinitions } from "../definitions/drafted.ts";
import { mustGoTogether } from "../definitions/sound-edits.ts";
import type { DefinitionInput } from "../definitions/typed-definitions.ts";
import { definitionsWithBase, editsOfChange, withBase } from "../publishing.ts";
import type { Rulebooks } from "../rulebooks.ts";
import { mustHaveNoDate, mustSetNothing } from "./cancel.ts";
import type { Words } from "./edit-difference.ts";
import { cellNameOf, differenceFrom } from "./edit-difference.ts";
import { mustBePossibleDate } from "./effective-date.ts";
import { sayOutOfReview } from "./out-of-review.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, moved, steps } from "./steps.ts";
import type { CellInput, RuleEditInput } from "./typed-edits.ts";
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
  readonly define?: readonly DefinitionInput[] | null;
  /** Keys of requirements that nothing is to define any more. */
  readonly withdraw?: readonly string[] | null;
  readonly dropDefinitions?: readonly string[] | null;
  /** Why it is taken out of review, for those whom that concerns. */
  readonly why?: string | null;
}

/**
 * Changes a draft. One that was submitted, approved or rejected becomes a draft again, and an approval falls: where a
 * review or an approval ends by it, a comment says so. What says what the change says already is no edit, and leaves it as it
 * stands. An edit that is set takes the cell as it stands now for its base, so that setting it again rebases it.
 */
export function editChange(
  store: Store,
  rulebooks: Rulebooks,
  actor: Actor,
  input: EditChangeInput,
): Promise<ChangeRecord> {
  const deed = { action: "change.edit", needs: steps.EDIT.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, editor) => {
    const words = typedWords(input);
    const why = input.why == null ? null : requiredText(input.why, ["input", "why"], longest.why);
    const sources = input.sources ? typedSources(input.sources, ["input", "sources"]) : null;
    const change = await changeFor(tx, "EDIT", input);
    const typed = {
      define: input.define ?? [],
      withdraw: input.withdraw ?? [],
      drop: input.dropDefinitions ?? [],
    };
    const today = beijingDateOf(new Date(tx.at));
    const on = (words.effectiveFrom === undefined ? change.effectiveFrom : words.effectiveFrom) ?? today;
    const definitions = await typedDefinitions(tx, change, typed, { on, path: ["input"] });
    const { rules } = await editsOfChange(tx, change.number);
    const catalogue = await catalogueWith(rulebooks, [
      ...(await proposedFor(tx, rulebooks.catalogue, rules)),
      ...(await definedOtherwiseOn(tx, on, today)),
      ...((await tx.definitions.editsOf([change.number])).get(change.number) ?? []),
      ...definitions.put,
    ]);
    const { set, drop } = typedEdits(catalogue, input.set ?? [], input.drop ?? [], ["input"]);
    const given = [...Object.keys(words), ...Object.values(typed).flat(), ...set, ...drop];
    if (given.length === 0 && sources === null)
      throw new InvalidInput(["input"], { zh: "没有任何修改", en: "changes nothing" });

    mustHaveNoDate(change, words.effectiveFrom);
    mustSetNothing(change, "set", set.length);
    mustSetNothing(change, "drop", drop.length);
    mustSetNothing(change, "define", typed.define.length);
    mustSetNothing(change, "withdraw", typed.withdraw.length);
    mustSetNothing(change, "dropDefinitions", typed.drop.length);
    await mustBeEdited(tx, change, drop);
    const editedBy = personOf(editor)?.id ?? null;
    const by = <Edit>(edit: Edit) => ({ ...edit, editedBy });
    const other = await differenceFrom(tx, change, {
      words,
      sources,
      rules: await withBase(tx, set.map(by)),
      definitions: await definitionsWithBase(tx, definitions.put.map(by)),
    });
    const differs = [...Object.keys(other.words), ...other.rules, ...other.definitions, ...drop, ...definitions.drop];
    if (differs.length === 0 && other.sources === null) return change;

    await tx.changes.putEdits(change.number, other.rules);
    await tx.changes.dropEdits(change.number, drop);
    await tx.definitions.putEdits(change.number, other.definitions);
    await tx.definitions.dropEdits(change.number, definitions.drop);
    await mustMakeABook(tx, change, definitions, on);
    if (other.sources !== null) await tx.changes.setSources(change.number, other.sources);
    if (editedBy !== null) await tx.changes.addEditor(change.number, editedBy);
    const edited = await moved(tx, change, { ...other.words, status: "DRAFT", approvedDigest: null });
    await recordAudit(tx, {
      ...auditActor(editor),
      action: "change.edit",
      changeNumber: change.number,
      version: edited.version,
      details: {
        from: change.status,
        set: other.rules.map(cellNameOf),
        drop: drop.map(cellNameOf),
        ...(other.definitions.length === 0 ? {} : { define: other.definitions.map(({ requirement }) => requirement) }),
        ...(definitions.drop.length === 0 ? {} : { dropDefinitions: definitions.drop }),
        fields: [...Object.keys(other.words), ...(other.sources === null ? [] : ["sources"])],
      },
    });
    await sayOutOfReview(tx, change, edited, editor, why);
    return edited;
  });
}

/**
 * A draft may be unfinished, such as a definition that lacks cases still; but what is set has to be of what is defined, and
 * nothing may be taken away from under it.
 */
async function mustMakeABook(
  tx: StoreTransaction,
  change: ChangeRecord,
  { put }: TypedDefinitions,
  on: PlainDate,
): Promise<void> {
  const edits = await editsOfChange(tx, change.number);
  for (const [index, { content }] of put.entries()) {
    if (content === null) continue;
    const { problems } = await checkRecorded(tx, content, edits.definitions, on);
    const first = problems.find(({ code }) => !unfinished.has(code));
    if (first) throw new InvalidInput(["input", "define", String(index), ...first.path], first.message);
  }
  await mustGoTogether(tx, edits, on);
}

/** What may be put right before a draft is submitted. */
const unfinished: ReadonlySet<DefinitionProblemCode> = new Set(["CASE_MISSING", "CASE_FAILS", "ROW_NEVER_REACHED"]);

function typedWords({ title, reason, effectiveFrom }: EditChangeInput): Words {
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
