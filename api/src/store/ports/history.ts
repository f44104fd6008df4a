import type { CellInForce, Layer, PlainDate, ProvinceCode, Revision, RuleContent, RuleValue } from "@beian/shared";
import type { Cursor, Page, PageRequest } from "./page.ts";

export interface Cell {
  readonly layer: Layer;
  readonly requirement: string;
}

/** An entry of the history, with the change that recorded it. */
export interface RecordedRevision extends Revision {
  readonly changeNumber: number;
  /** Whether it was knowingly recorded for a time before it was recorded. */
  readonly correction: boolean;
}

/** What places an entry of either history, of rules or of definitions. */
export interface RecordedEntry {
  /** Of one counter: of any two, the later one has the higher number. */
  readonly id: number;
  readonly effectiveFrom: PlainDate;
  readonly recordedAt: number;
  readonly changeNumber: number;
}

export interface NewRevision extends Cell {
  readonly content: RuleContent | null;
  readonly effectiveFrom: PlainDate;
  readonly correction: boolean;
}

/** All of what is given must hold. */
export interface HistoryFilter {
  readonly layer?: Layer;
  /** With a province as the layer: also the national revisions that reached it when they were recorded. */
  readonly withInherited?: boolean;
  readonly requirement?: string;
  readonly changeNumber?: number;
}

/** A layer, a requirement or both; all of what is given must hold. */
export type EffectFilter =
  | (Pick<HistoryFilter, "withInherited" | "requirement"> & { readonly layer: Layer })
  | { readonly layer?: undefined; readonly requirement: string };

/** What places a revision in time: the day from which it holds, or the day in Beijing on which it was recorded. */
export type TimelineAxis = "EFFECTIVE" | "RECORDED";

/** Revisions of days on an axis, the first and the last day included; of one layer where it is given. */
export interface RevisionRange {
  readonly axis: TimelineAxis;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly layer?: Layer;
}

export interface RevisionTally {
  readonly period: string;
  readonly layer: Layer;
  readonly group: string;
  readonly revisions: number;
}

/** Up to where somebody was told of what took effect: of entries of both histories by number, of days that came by day and change. */
export interface EffectPlace {
  readonly revision: number;
  readonly day: PlainDate;
  /** The last change told of that day; 0 where all earlier days are done and none of this one. */
  readonly change: number;
}

/** What isn't looked at: the revisions of a change, and those from a number on. */
export interface LeftOut {
  readonly without?: number;
  readonly below?: number;
}

/**
 * What was published, when it was recorded and from when it holds. What was cancelled counts for nothing at any instant at or
 * after its cancellation, and for all that it is before; lists of what was recorded have it for ever.
 */
export interface HistoryReads {
  /** When the latest entry was recorded, of rules, definitions or cancellations, of all or up to an instant; null where none is. */
  latestRecordedAt(knownAt?: number): Promise<number | null>;
  /** What holds in each of the cells on a day as known at an instant, in the order given. */
  revisionsInForce(cells: readonly Cell[], asOf: PlainDate, knownAt: number): Promise<readonly CellInForce[]>;
  /**
   * Of each of the cells, in the order given, what holds on a day and what takes over on later ones, as known now: a
   * revision for each day from which another content holds. Nothing where nothing is recorded.
   */
  courses(
    cells: readonly Cell[],
    from: PlainDate,
    leftOut?: LeftOut,
  ): Promise<readonly (readonly RecordedRevision[])[]>;
  /** The last revision recorded for each of the cells, in the order given, whenever it takes effect. */
  latestRevisions(cells: readonly Cell[]): Promise<readonly (RecordedRevision | null)[]>;
  /** Every cell that history has anything on. */
  recordedCells(): Promise<readonly Cell[]>;
  /** By number, in the order given. */
  revisions(ids: readonly number[]): Promise<readonly (RecordedRevision | null)[]>;
  /** What one requirement was ever ruled to be, each content's value once. */
  valuesOf(requirement: string): Promise<readonly RuleValue[]>;
  /** The last entry of either history, of all or of one change; null where there is none. */
  last(changeNumber?: number): Promise<RecordedEntry | null>;
  /** The entry of either history with that number. */
  entry(id: number): Promise<RecordedEntry | null>;
  /** Entries of both histories recorded after the one of that number, oldest first. */
  recordedAfter(entry: number, limit: number): Promise<readonly RecordedEntry[]>;
  /** Newest first, by the order of recording. */
  page(filter: HistoryFilter, page: PageRequest): Promise<Page<RecordedRevision>>;
  count(filter: HistoryFilter): Promise<number>;
  /** Latest effect first, of one day the last recorded first. */
  pageByEffect(filter: EffectFilter, page: PageRequest): Promise<Page<RecordedRevision>>;
  /** The first and the last day on the axis that history has anything on; null with no history. */
  extent(axis: TimelineAxis): Promise<{ readonly from: PlainDate; readonly until: PlainDate } | null>;
  /**
   * Counts the range's revisions by period, layer and group. Groups are named by requirement; requirements without one
   * don't count. A period is the first digits of a day: 4 for years, 7 for months, 10 for days.
   */
  tally(
    range: RevisionRange,
    groups: Readonly<Record<string, string>>,
    digits: number,
  ): Promise<readonly RevisionTally[]>;
  /** The same counted by change, the latest changes first, up to a limit. */
  tallyByChange(
    range: RevisionRange,
    groups: Readonly<Record<string, string>>,
    limit: number,
  ): Promise<readonly { readonly changeNumber: number; readonly revisions: number }[]>;
  /** A place as a cursor, which anybody may keep; of all lists it is only of what took effect. */
  cursorAt(place: EffectPlace): Promise<Cursor>;
  /** Throws WrongCursor, as of an argument `after`. */
  placeAt(cursor: Cursor): Promise<EffectPlace>;
  provinceVersions(): Promise<ReadonlyMap<ProvinceCode, number>>;
}

/** Nothing of history is ever altered or taken away. */
export interface HistoryWrites {
  /**
   * Records a change's revisions at one instant, later than that of any revision before even where the clock was set
   * back. Comes before the change is marked as published; nothing can be added to a published one. National revisions are
   * numbered after those of provinces, whatever the order given.
   */
  append(changeNumber: number, revisions: readonly NewRevision[]): Promise<readonly RecordedRevision[]>;
  bumpProvinceVersions(provinces: readonly ProvinceCode[]): Promise<void>;
}
