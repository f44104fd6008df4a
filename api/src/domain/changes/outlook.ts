import type { PlainDate, Requirement, RuleContent } from "@beian/shared";
import { national, sameContent } from "@beian/shared";
import type { Key } from "../../key-of.ts";
import { keyOf } from "../../key-of.ts";
import type { ChangeRecord } from "../../store/ports/changes.ts";
import type { Cell } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { catalogueFor } from "../definitions/drafted.ts";
import type { Rulebooks } from "../rulebooks.ts";
import { editsBehind } from "./cancel.ts";
import { viewpointOf } from "./edits-in-words.ts";

/** What will hold in a cell, day by day, once a change is published. */
export interface CellOutlook extends Cell {
  /** What it rules on. */
  readonly subject: Requirement;
  readonly stretches: readonly Stretch[];
}

/** What applicants are asked from a day on: the cell's own content, else, in a province, the national default. */
export interface Stretch {
  readonly from: PlainDate;
  /** The first day of the next one; null while none is known. */
  readonly until: PlainDate | null;
  /** Null where nothing is recorded. */
  readonly content: RuleContent | null;
  /** The change that sets it; null where nothing is recorded. */
  readonly changeNumber: number | null;
}

/** What a layer holds from a day on. */
type Entry = Pick<Stretch, "content"> & { readonly effectiveFrom: PlainDate; readonly changeNumber: number };

/** Of a change still to be published, from its day on, with all that others have published for later ones. */
export async function outlookOf(
  { reads, rulebooks }: { reads: StoreReads; rulebooks: Rulebooks },
  change: ChangeRecord,
  today: PlainDate,
): Promise<readonly CellOutlook[]> {
  if (change.status === "PUBLISHED" || change.status === "WITHDRAWN") return [];
  const { on } = await viewpointOf(reads, change, today);
  const { rules: edits, definitions } = await editsBehind(reads, change);
  const catalogue = await catalogueFor(reads, rulebooks, { rules: edits, definitions });
  const cells = edits.map(({ layer, requirement }): Cell => ({ layer, requirement }));
  const defaults = cells.map(({ requirement }): Cell => ({ layer: national, requirement }));
  const without = change.cancels && change.reverts !== null ? { without: change.reverts } : {};
  const courses = await reads.history.courses([...cells, ...defaults], on, without);
  const set = new Map<Key, Entry>(
    change.cancels
      ? []
      : edits.map(({ layer, requirement, content }) => [
          keyOf(layer, requirement),
          { content, effectiveFrom: on, changeNumber: change.number },
        ]),
  );
  const courseOf = (cell: Cell, index: number): readonly Entry[] => {
    const own = set.get(keyOf(cell.layer, cell.requirement));
    const recorded = courses[index] ?? [];
    return own ? [own, ...recorded.filter(({ effectiveFrom }) => effectiveFrom > on)] : recorded;
  };
  return cells.map((cell, index) => {
    const inherited = defaults[index] ? courseOf(defaults[index], cells.length + index) : [];
    const subject = catalogue.get(cell.requirement);
    return { ...cell, subject, stretches: stretchesOf(courseOf(cell, index), inherited, on) };
  });
}

function stretchesOf(own: readonly Entry[], inherited: readonly Entry[], on: PlainDate): readonly Stretch[] {
  const days = new Set([on, ...[...own, ...inherited].map(({ effectiveFrom }) => effectiveFrom)]);
  const heldOn = (entries: readonly Entry[], day: PlainDate) =>
    entries.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  const found: (Omit<Stretch, "until"> & { readonly from: PlainDate })[] = [];
  for (const day of [...days].filter((each) => each >= on).toSorted()) {
    const held = heldOn(own, day);
    const asked = held && held.content !== null ? held : heldOn(inherited, day);
    const stretch = { content: asked?.content ?? null, changeNumber: asked?.content ? asked.changeNumber : null };
    const last = found.at(-1);
    const goesOn = last && last.changeNumber === stretch.changeNumber && sameContent(last.content, stretch.content);
    if (!goesOn) found.push({ from: day, ...stretch });
  }
  return found.map((stretch, index) => ({ ...stretch, until: found[index + 1]?.from ?? null }));
}
