import type { PlainDate } from "@beian/shared";
import { beijingDateOf, sameContent, sameDefinition } from "@beian/shared";
import type { ChangeRecord, EditRecord, SourceRecord } from "../../store/ports/changes.ts";
import type { RecordedRevision } from "../../store/ports/history.ts";
import type { Store, StoreReads } from "../../store/ports/store.ts";
import { act } from "../acting/act.ts";
import type { Actor } from "../acting/actor.ts";
import { auditActor, personOf } from "../acting/actor.ts";
import { recordAudit } from "../acting/audit.ts";
import { Conflict, InvalidInput } from "../acting/refusal.ts";
import { longest } from "../acting/typed.ts";
import type { Defined } from "../definitions/edits-in-words.ts";
import { definitionsWithBase, withBase } from "../publishing.ts";
import { publicationOf } from "./publication-of.ts";
import type { ChangeAt } from "./steps.ts";
import { changeFor, steps } from "./steps.ts";

/**
 * Drafts the change that undoes a published one: each of its rules as it stood before on that day. What stands so again
 * already is left out. Undoing what is still ahead is dated to the same day, since an earlier one would be overtaken.
 */
export function revertChange(store: Store, actor: Actor, input: ChangeAt): Promise<ChangeRecord> {
  const deed = { action: "change.revert", needs: steps.REVERT.needs, changeNumber: input.number } as const;
  return act(store, actor, deed, async (tx, author) => {
    const original = await changeFor(tx, "REVERT", input);
    const { undone, undefining, ahead } = await mustBeRevertible(tx, original, beijingDateOf(new Date(tx.at)));
    const authorId = personOf(author)?.id ?? null;
    const draft = await tx.changes.create({
      title: `撤销变更 ${original.number}：${original.title}`.slice(0, longest.title),
      reason: `恢复变更 ${original.number} 发布前的规则。`,
      authorId,
      effectiveFrom: ahead,
      reverts: original.number,
    });
    const edits = undone.map(({ edit, before }) => ({
      layer: edit.layer,
      requirement: edit.requirement,
      content: before?.content ?? null,
      editedBy: authorId,
    }));
    await tx.changes.putEdits(draft.number, await withBase(tx, edits));
    const definitions = undefining.map(({ requirement, before }) => ({
      requirement,
      content: before?.content ?? null,
      editedBy: authorId,
    }));
    await tx.definitions.putEdits(draft.number, await definitionsWithBase(tx, definitions));
    await tx.changes.setSources(
      draft.number,
      await sourcesOfBefore(
        tx,
        original,
        [...undone, ...undefining].map(({ before }) => before),
      ),
    );
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

/** What undoing it would restore, and the day that lies ahead still where there is one. Refuses where nothing would be. */
export async function mustBeRevertible(
  reads: StoreReads,
  original: ChangeRecord,
  today: PlainDate,
): Promise<{
  readonly undone: readonly UndoneCell[];
  readonly undefining: readonly UndoneDefinition[];
  readonly ahead: PlainDate | null;
}> {
  await mustHaveNoOpenRevert(reads, original);
  const { effectiveFrom, recordedAt } = await publicationOf(reads, original);
  const ahead = effectiveFrom > today ? effectiveFrom : null;
  const moment = { effectiveFrom, recordedAt, on: ahead ?? today };
  const undone = await undoneCells(reads, original, moment);
  const undefining = await undoneDefinitions(reads, original, moment);
  if (undone.length + undefining.length === 0)
    throw new InvalidInput(["input", "number"], {
      zh: "其中的规则都已恢复原样，无可撤销",
      en: "its rules all stand as before already, so there is nothing to undo",
    });
  return { undone, undefining, ahead };
}

async function mustHaveNoOpenRevert(reads: StoreReads, { number }: ChangeRecord): Promise<void> {
  const reverts = (await reads.changes.revertsOf([number])).get(number) ?? [];
  const open = reverts.find(({ status }) => status === "DRAFT" || status === "IN_REVIEW" || status === "APPROVED");
  if (open)
    throw new Conflict(open, {
      zh: `变更 ${open.number} 已在撤销变更 ${number}，请在其中继续，或先撤回它`,
      en: `change ${open.number} undoes change ${number} already; go on with it, or withdraw it first`,
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

/** When it was recorded and held from, and the day on which it is undone. */
interface Moment {
  readonly effectiveFrom: PlainDate;
  readonly recordedAt: number;
  readonly on: PlainDate;
}

async function undoneDefinitions(
  reads: StoreReads,
  { number }: ChangeRecord,
  { effectiveFrom, recordedAt, on }: Moment,
): Promise<readonly UndoneDefinition[]> {
  const edits = (await reads.definitions.editsOf([number])).get(number) ?? [];
  if (edits.length === 0) return [];
  const held = async (day: PlainDate, knownAt: number) =>
    new Map((await reads.definitions.inForce(day, knownAt)).map(({ revision }) => [revision.requirement, revision]));
  const [before, now] = [await held(effectiveFrom, recordedAt - 1), await held(on, Number.MAX_SAFE_INTEGER)];
  return edits.flatMap(({ requirement }) => {
    const earlier = before.get(requirement) ?? null;
    const stands = sameDefinition(earlier?.content ?? null, now.get(requirement)?.content ?? null);
    return stands ? [] : [{ requirement, before: earlier }];
  });
}

async function undoneCells(
  reads: StoreReads,
  { number }: ChangeRecord,
  { effectiveFrom, recordedAt, on }: Moment,
): Promise<readonly UndoneCell[]> {
  const edits = (await reads.changes.editsOf([number])).get(number) ?? [];
  const before = await reads.history.revisionsInForce(edits, effectiveFrom, recordedAt - 1);
  const now = await reads.history.revisionsInForce(edits, on, Number.MAX_SAFE_INTEGER);
  const revisions = await reads.history.revisions(before.flatMap(({ revision }) => (revision ? [revision.id] : [])));
  const byId = new Map(revisions.flatMap((revision) => (revision ? [[revision.id, revision] as const] : [])));
  return edits.flatMap((edit, index) => {
    const id = before[index]?.revision?.id;
    const earlier = id === undefined ? null : (byId.get(id) ?? null);
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
