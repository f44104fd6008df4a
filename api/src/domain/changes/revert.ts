import type { PlainDate } from "@beian/shared";
import { beijingDateOf, sameContent, sameDefinition } from "@beian/shared";
import type { ChangeRecord, EditRecord, SourceRecord } from "../../store/ports/changes.ts";
import type { RecordedRevision } from "../../store/ports/history.ts";
import type { Store, StoreReads, StoreTransaction } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { Conflict, InvalidInput } from "../acting/refusal.ts";
import { longest } from "../acting/typed.ts";
import type { Defined } from "../definitions/edits-in-words.ts";
import { defining } from "../definitions/edits-in-words.ts";
import { standingOn } from "../definitions/standing.ts";
import { definitionsWithBase, withBase } from "../publishing.ts";
import { cancellingDraft } from "./cancel.ts";
import { publicationOf } from "./publication-of.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, steps } from "./steps.ts";

/**
 * Drafts the change that takes back a published one. What has begun is undone by a new version: each of its rules as it stood
 * before on that day, but for what stands so again already. What hasn't begun is cancelled.
 */
export function revertChange(store: Store, actor: Actor, input: ChangeAt): Promise<ChangeRecord> {
  const deed = { action: "change.revert", needs: steps.REVERT.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, author) => {
    const original = await changeFor(tx, "REVERT", input);
    const undone = await mustBeRevertible(tx, original, beijingDateOf(new Date(tx.at)));
    const authorId = personOf(author)?.id ?? null;
    const draft =
      undone === "CANCELLED"
        ? await tx.changes.create(cancellingDraft(original, authorId))
        : await draftUndoing(tx, original, undone, authorId);
    if (authorId !== null) await tx.changes.addEditor(draft.number, authorId);
    await recordAudit(tx, {
      ...auditActor(author),
      action: "change.revert",
      changeNumber: original.number,
      version: original.version,
      details: { draft: draft.number },
    });
    return draft;
  });
}

/** What stands otherwise than before by a change, and how it stood. */
interface Undone {
  readonly cells: readonly UndoneCell[];
  readonly definitions: readonly UndoneDefinition[];
}

async function draftUndoing(
  tx: StoreTransaction,
  original: ChangeRecord,
  { cells, definitions }: Undone,
  authorId: string | null,
): Promise<ChangeRecord> {
  const draft = await tx.changes.create({
    title: `撤销变更 ${original.number}：${original.title}`.slice(0, longest.title),
    reason: `恢复变更 ${original.number} 发布前的规则。`,
    authorId,
    reverts: original.number,
  });
  const edits = cells.map(({ edit, before }) => ({
    layer: edit.layer,
    requirement: edit.requirement,
    content: before?.content ?? null,
    editedBy: authorId,
  }));
  await tx.changes.putEdits(draft.number, await withBase(tx, edits));
  const defined = definitions.map(({ requirement, before }) => ({
    requirement,
    content: before?.content ?? null,
    editedBy: authorId,
  }));
  await tx.definitions.putEdits(draft.number, await definitionsWithBase(tx, defined));
  await tx.changes.setSources(
    draft.number,
    await sourcesOfBefore(
      tx,
      original,
      [...cells, ...definitions].map(({ before }) => before),
    ),
  );
  return draft;
}

/** What undoing it would restore, or that it would be cancelled. Refuses where there is nothing to take back. */
export async function mustBeRevertible(
  reads: StoreReads,
  original: ChangeRecord,
  today: PlainDate,
): Promise<Undone | "CANCELLED"> {
  const { number, reverts, cancels, cancelledBy, effectiveFrom: day } = original;
  if (cancels)
    throw new Conflict(original, {
      zh: `变更 ${number} 取消了变更 ${reverts}，不能撤销；如仍需要那些规则，请重新起草`,
      en: `change ${number} cancelled change ${reverts} and can't be undone; where those rules are wanted after all, draft them anew`,
    });
  if (cancelledBy !== null)
    throw new Conflict(original, {
      zh: `变更 ${number} 已被变更 ${cancelledBy} 取消，无可撤销`,
      en: `change ${number} was cancelled by change ${cancelledBy}, so there is nothing to undo`,
    });
  await mustHaveNoOpenRevert(reads, original);
  if (day !== null && day > today) return "CANCELLED";
  const { effectiveFrom } = await publicationOf(reads, original);
  const moment = { effectiveFrom, today };
  const cells = await undoneCells(reads, original, moment);
  const definitions = await undoneDefinitions(reads, original, moment);
  if (cells.length + definitions.length === 0)
    throw new InvalidInput(["input", "number"], {
      zh: "其中的规则都已恢复原样，无可撤销",
      en: "its rules all stand as before already, so there is nothing to undo",
    });
  return { cells, definitions };
}

async function mustHaveNoOpenRevert(reads: StoreReads, { number }: ChangeRecord): Promise<void> {
  const reverts = (await reads.changes.revertsOf([number])).get(number) ?? [];
  const open = reverts.find(({ status }) => status === "DRAFT" || status === "IN_REVIEW" || status === "APPROVED");
  if (open)
    throw new Conflict(open, {
      zh: `变更 ${open.number} 已在${open.cancels ? "取消" : "撤销"}变更 ${number}，请在其中继续，或先撤回它`,
      en: `change ${open.number} ${open.cancels ? "cancels" : "undoes"} change ${number} already; go on with it, or withdraw it first`,
    });
}

interface UndoneCell {
  readonly edit: EditRecord;
  /** The revision that held before; null where nothing was recorded. */
  readonly before: RecordedRevision | null;
}

interface UndoneDefinition {
  readonly requirement: string;
  /** What was defined before; null where nothing was. */
  readonly before: Defined | null;
}

/** The day from which it held, and that on which it is undone. */
interface Moment {
  readonly effectiveFrom: PlainDate;
  readonly today: PlainDate;
}

async function undoneDefinitions(
  reads: StoreReads,
  { number }: ChangeRecord,
  { effectiveFrom, today }: Moment,
): Promise<readonly UndoneDefinition[]> {
  const edits = (await reads.definitions.editsOf([number])).get(number) ?? [];
  const first = (await reads.definitions.ofChange(number)).at(0)?.id ?? 0;
  return (
    await Promise.all(
      edits.map(async ({ requirement }) => {
        const history = await reads.definitions.historyOf(requirement);
        // As it was recorded before, but for what was cancelled since.
        const before = standingOn(
          history.filter(({ id }) => id < first),
          effectiveFrom,
        );
        const now = standingOn(history, today);
        return sameDefinition(before?.content ?? null, now?.content ?? null)
          ? []
          : [{ requirement, before: defining(before) }];
      }),
    )
  ).flat();
}

async function undoneCells(
  reads: StoreReads,
  { number }: ChangeRecord,
  { effectiveFrom, today }: Moment,
): Promise<readonly UndoneCell[]> {
  const edits = (await reads.changes.editsOf([number])).get(number) ?? [];
  // As it was recorded before, but for what was cancelled since.
  const below = (await reads.history.last(number))?.id ?? 0;
  const before = await reads.history.courses(edits, effectiveFrom, { without: number, below });
  const now = await reads.history.revisionsInForce(edits, today, Number.MAX_SAFE_INTEGER);
  return edits.flatMap((edit, index) => {
    const [first] = before[index] ?? [];
    const earlier = first && first.effectiveFrom <= effectiveFrom ? first : null;
    const current = now[index]?.revision?.content ?? null;
    return sameContent(earlier?.content ?? null, current) ? [] : [{ edit, before: earlier }];
  });
}

const mostSources = 50;

/** What is restored is founded on what it was founded on; where nothing was recorded before, on what is undone. */
async function sourcesOfBefore(
  reads: StoreReads,
  original: ChangeRecord,
  before: readonly ({ readonly changeNumber: number } | null)[],
): Promise<readonly SourceRecord[]> {
  const numbers = [...new Set(before.flatMap((revision) => (revision ? [revision.changeNumber] : [])))];
  const cited = await reads.changes.sourcesOf(numbers.length === 0 ? [original.number] : numbers);
  const distinct = new Map([...cited.values()].flat().map((source) => [JSON.stringify(source), source]));
  return [...distinct.values()].slice(0, mostSources);
}
