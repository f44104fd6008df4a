import type { PlainDate } from "../dates.ts";
import type { ProvinceCode } from "../provinces.ts";
import { provinceCodes } from "../provinces.ts";
import type { Layer, RuleContent, RuleRecord } from "./rule.ts";
import { national } from "./rule.ts";

/** One entry of the append-only history, as resolution needs it. */
export interface Revision {
  /** Its number in the history: grows with every entry, and breaks ties of the same instant. */
  readonly id: number;
  readonly layer: Layer;
  readonly requirement: string;
  /** Null hands the cell back to the national default, or drops the default itself. */
  readonly content: RuleContent | null;
  readonly effectiveFrom: PlainDate;
  /** Milliseconds since the epoch. */
  readonly recordedAt: number;
}

/** What holds in a cell on a day, and when the next revision takes over. */
export interface CellInForce {
  readonly layer: Layer;
  readonly requirement: string;
  /** Null where nothing recorded is effective yet. */
  readonly revision: Revision | null;
  /** The first day of the next revision that is known; absent where none is. */
  readonly until?: PlainDate;
}

/**
 * Of one cell's revisions, the one in force on a day as known at an instant: among those recorded by then and effective
 * by that day, the latest effective, then the latest recorded.
 */
export function revisionInForce(
  revisions: Iterable<Revision>,
  asOf: PlainDate,
  knownAt: number,
): { readonly revision: Revision | null; readonly until?: PlainDate } {
  let current: Revision | null = null;
  let next: PlainDate | undefined;
  for (const revision of revisions) {
    if (revision.recordedAt > knownAt) continue;
    if (revision.effectiveFrom > asOf) {
      if (next === undefined || revision.effectiveFrom < next) next = revision.effectiveFrom;
    } else if (current === null || supersedes(revision, current)) current = revision;
  }
  return next === undefined ? { revision: current } : { revision: current, until: next };
}

/** Whether of two revisions of a cell that are both effective the first is the one that holds. */
export function supersedes(a: Revision, b: Revision): boolean {
  if (a.effectiveFrom !== b.effectiveFrom) return a.effectiveFrom > b.effectiveFrom;
  return a.recordedAt === b.recordedAt ? a.id > b.id : a.recordedAt > b.recordedAt;
}

/** What a book says of rules, by layer and requirement. */
export interface RuleLayers {
  readonly national: Readonly<Record<string, RuleRecord>>;
  readonly provinces: Readonly<Partial<Record<ProvinceCode, Readonly<Record<string, RuleRecord>>>>>;
  /** By province and requirement: the first day on which a content of its own takes the inherited one's place. */
  readonly takeovers: Readonly<Partial<Record<ProvinceCode, Readonly<Record<string, PlainDate>>>>>;
}

/**
 * The rule book of a date: by layer and requirement, what is recorded. A province's own content lies over the national
 * default; a cell that holds nothing is absent. As JSON it is what front ends load and what the digest names.
 */
export interface RulebookDocument extends RuleLayers {
  readonly format: 1;
  /** The instant up to which history was read: that of the latest revision it knows. RFC 3339, UTC; null with no history. */
  readonly knownAt: string | null;
}

/** Makes the rule book from what is in force in each cell. */
export function rulebookOf(cells: Iterable<CellInForce>, knownAt: number | null): RulebookDocument {
  const records = new Map<Layer, Record<string, RuleRecord>>();
  const takeovers = new Map<Layer, Record<string, PlainDate>>();
  for (const { layer, requirement, revision, until } of cells) {
    if (revision?.content) {
      put(records, layer, requirement, {
        ...revision.content,
        effectiveFrom: revision.effectiveFrom,
        ...(until === undefined ? {} : { effectiveUntil: until }),
        revision: revision.id,
      });
    } else if (until !== undefined && layer !== national) put(takeovers, layer, requirement, until);
  }
  return {
    format: 1,
    knownAt: knownAt === null ? null : new Date(knownAt).toISOString(),
    national: records.get(national) ?? {},
    provinces: byProvince(records),
    takeovers: byProvince(takeovers),
  };
}

function put<T>(layers: Map<Layer, Record<string, T>>, layer: Layer, requirement: string, entry: T): void {
  const entries = layers.get(layer) ?? {};
  entries[requirement] = entry;
  layers.set(layer, entries);
}

function byProvince<T>(
  layers: ReadonlyMap<Layer, Record<string, T>>,
): Partial<Record<ProvinceCode, Record<string, T>>> {
  return Object.fromEntries(
    provinceCodes.flatMap((code) => {
      const entries = layers.get(code);
      return entries ? [[code, entries]] : [];
    }),
  );
}

/** Resolves a whole history in memory: the rule book of a day as known at an instant. */
export function resolve(revisions: readonly Revision[], asOf: PlainDate, knownAt: number): RulebookDocument {
  const cells = new Map<string, { layer: Layer; requirement: string; revisions: Revision[] }>();
  let latest: number | null = null;
  for (const revision of revisions) {
    if (revision.recordedAt > knownAt) continue;
    if (latest === null || revision.recordedAt > latest) latest = revision.recordedAt;
    const key = `${revision.layer}/${revision.requirement}`;
    const cell = cells.get(key);
    if (cell) cell.revisions.push(revision);
    else cells.set(key, { layer: revision.layer, requirement: revision.requirement, revisions: [revision] });
  }
  const inForce = [...cells.values()].map(({ layer, requirement, revisions: own }) => ({
    layer,
    requirement,
    ...revisionInForce(own, asOf, knownAt),
  }));
  return rulebookOf(inForce, latest);
}
