import type { RuleContent } from "@beian/shared";
import { digestOf, sameDefinition } from "@beian/shared";
import type { ChangePatch, ChangeRecord, NewEdit, SourceRecord } from "../../store/ports/changes.ts";
import type { NewDefinitionEdit } from "../../store/ports/definitions.ts";
import type { StoreReads } from "../../store/ports/store.ts";

/** What is said of a change in words. */
export type Words = Pick<ChangePatch, "title" | "reason" | "effectiveFrom">;

/** All that an edit sets. */
export interface EditSet {
  readonly words: Words;
  /** Null where they aren't given. */
  readonly sources: readonly SourceRecord[] | null;
  readonly rules: readonly NewEdit[];
  readonly definitions: readonly NewDefinitionEdit[];
}

/**
 * What of an edit the draft doesn't say already, so that saving a form once more is no edit: no approval falls by it, and
 * nobody becomes an editor. An edit on another base differs, since it is founded on something else.
 */
export async function differenceFrom(
  reads: StoreReads,
  change: ChangeRecord,
  { words, sources, rules, definitions }: EditSet,
): Promise<EditSet> {
  const { number } = change;
  const drafted = new Map(
    ((await reads.changes.editsOf([number])).get(number) ?? []).map((one) => [cellNameOf(one), one]),
  );
  const defined = new Map(
    ((await reads.definitions.editsOf([number])).get(number) ?? []).map((one) => [one.requirement, one]),
  );
  const cited = (await reads.changes.sourcesOf([number])).get(number) ?? [];
  return {
    words: otherWords(change, words),
    sources: sources !== null && digestOf(sources) === digestOf(cited) ? null : sources,
    rules: rules.filter((edit) => {
      const before = drafted.get(cellNameOf(edit));
      return !before || before.baseRevision !== edit.baseRevision || !sameContent(before.content, edit.content);
    }),
    definitions: definitions.filter((edit) => {
      const before = defined.get(edit.requirement);
      return !before || before.baseRevision !== edit.baseRevision || !sameDefinition(before.content, edit.content);
    }),
  };
}

function otherWords(change: ChangeRecord, { title, reason, effectiveFrom }: Words): Words {
  return {
    ...(title === undefined || title === change.title ? {} : { title }),
    ...(reason === undefined || reason === change.reason ? {} : { reason }),
    ...(effectiveFrom === undefined || effectiveFrom === change.effectiveFrom ? {} : { effectiveFrom }),
  };
}

function sameContent(one: RuleContent | null, other: RuleContent | null): boolean {
  return digestOf(one) === digestOf(other);
}

export function cellNameOf({ layer, requirement }: { layer: string; requirement: string }): string {
  return `${layer}/${requirement}`;
}
