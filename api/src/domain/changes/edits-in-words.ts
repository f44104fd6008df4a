import type { Catalogue, PlainDate, Requirement, RuleContent } from "@beian/shared";
import { national } from "@beian/shared";
import type { ChangeRecord, EditRecord } from "../../store/ports/changes.ts";
import type { Cell } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import { cancelledOf } from "./cancel.ts";
import { isOutrun } from "./outrun.ts";
import { publicationOf } from "./publication-of.ts";

/** One cell of a change, with what an applicant there is asked without it and with it. */
export interface RuleEdit extends Cell {
  /** In the words of the change where it defines it anew, else in today's. */
  readonly subject: Requirement;
  /** Null where nothing is recorded, neither of the province's own nor as the national default. */
  readonly before: RuleContent | null;
  readonly after: RuleContent | null;
  /** Whether the cell is handed back to the national default, or the default dropped. */
  readonly handsBack: boolean;
  /** The cell's latest revision when the edit was drafted; null where it had none. */
  readonly baseRevision: number | null;
  /** The cell's latest revision where another change published it since; null where none did. */
  readonly overtakenBy: number | null;
  /** The day on which another revision that is known already takes the cell over; null where none is. */
  readonly until: PlainDate | null;
}

/** The day and the instant that a change's edits are seen against. */
export interface Viewpoint {
  readonly on: PlainDate;
  /** History as known at this instant is what stood before. */
  readonly knownAt: number;
  /** Whether the change can still be overtaken by another. */
  readonly open: boolean;
}

/**
 * For a published change: its own day, as known just before it. For others: their day or today, as known now. What cancels
 * another is seen on the day from which that would have held.
 */
export async function viewpointOf(reads: StoreReads, change: ChangeRecord, today: PlainDate): Promise<Viewpoint> {
  const day = (change.cancels ? await cancelledOf(reads, change) : change).effectiveFrom;
  if (change.status !== "PUBLISHED") return { on: day ?? today, knownAt: Number.MAX_SAFE_INTEGER, open: true };
  const { effectiveFrom, recordedAt } = await publicationOf(reads, change);
  return { on: day ?? effectiveFrom, knownAt: recordedAt - 1, open: false };
}

/** The edits of one change, before and after, in the order of their cells. */
export async function editsInWords(
  reads: StoreReads,
  edits: readonly EditRecord[],
  { on, knownAt, open }: Viewpoint,
  catalogue: Catalogue,
): Promise<readonly RuleEdit[]> {
  const defaults = edits.map(({ requirement }): Cell => ({ layer: national, requirement }));
  const inForce = await reads.history.revisionsInForce([...edits, ...defaults], on, knownAt);
  const latest = open ? await reads.history.latestRevisions(edits) : [];
  const contentAt = (index: number) => inForce[index]?.revision?.content ?? null;
  const editedDefaults = new Map(
    edits.flatMap(({ layer, requirement, content }) => (layer === national ? [[requirement, content] as const] : [])),
  );
  return edits.map(({ layer, requirement, content, baseRevision }, index) => {
    const own = contentAt(index);
    const newest = latest[index] ?? null;
    const overtakenBy = open && isOutrun({ baseRevision }, newest) ? (newest?.id ?? null) : null;
    const until = inForce[index]?.until ?? null;
    const edit = {
      layer,
      requirement,
      subject: catalogue.get(requirement),
      handsBack: content === null,
      baseRevision,
      overtakenBy,
      until,
    };
    if (layer === national) return { ...edit, before: own, after: content };
    const inherited = contentAt(edits.length + index);
    const inheritedAfter = editedDefaults.has(requirement) ? (editedDefaults.get(requirement) ?? null) : inherited;
    return { ...edit, before: own ?? inherited, after: content ?? inheritedAfter };
  });
}
