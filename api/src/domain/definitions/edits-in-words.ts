import type { Definition } from "@beian/shared";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { DefinitionEditRecord, RecordedDefinition } from "../../store/ports/definitions.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import type { Viewpoint } from "../changes/edits-in-words.ts";
import { isOutrun } from "../changes/outrun.ts";

/** A definition that says something: recorded, or, with a number below zero, as a change would record it. */
export type Defined = RecordedDefinition & { readonly content: Definition };

/** What a change makes of one requirement. */
export interface DefinitionEdit {
  readonly requirement: string;
  /** What is defined on its day without it; null where nothing is. */
  readonly before: Defined | null;
  /** Null where it is withdrawn. */
  readonly after: Defined | null;
  /** The last one recorded when the edit was drafted; null where there was none. */
  readonly base: Defined | null;
  /** The change that published another since; null where none did. */
  readonly overtakenBy: number | null;
}

/** The definitions of one change, before and after, in the order of their keys. */
export async function definitionEditsInWords(
  reads: StoreReads,
  change: ChangeRecord,
  edits: readonly DefinitionEditRecord[],
  { on, knownAt, open }: Viewpoint,
): Promise<readonly DefinitionEdit[]> {
  if (edits.length === 0) return [];
  const inForce = await reads.definitions.inForce(on, knownAt);
  const before = new Map(inForce.map(({ revision }) => [revision.requirement, revision]));
  const latest = await reads.definitions.latest(edits.map(({ requirement }) => requirement));
  const bases = await reads.definitions.byId(edits.flatMap(({ baseRevision }) => baseRevision ?? []));
  const byId = new Map(bases.flatMap((base) => (base ? [[base.id, base] as const] : [])));
  const recorded = open ? [] : await reads.definitions.ofChange(change.number);
  return edits.map(({ requirement, content, baseRevision }, index): DefinitionEdit => {
    const newest = latest[index] ?? null;
    const drafted: RecordedDefinition = {
      id: -(index + 1),
      requirement,
      content,
      effectiveFrom: on,
      recordedAt: change.updatedAt,
      changeNumber: change.number,
      correction: false,
    };
    return {
      requirement,
      before: before.get(requirement) ?? null,
      after: defining(recorded.find((one) => one.requirement === requirement) ?? drafted),
      base: defining(byId.get(baseRevision ?? 0) ?? null),
      overtakenBy: open && newest && isOutrun({ baseRevision }, newest) ? newest.changeNumber : null,
    };
  });
}

/** Null where it withdraws. */
export function defining(recorded: RecordedDefinition | null): Defined | null {
  return recorded?.content ? { ...recorded, content: recorded.content } : null;
}
