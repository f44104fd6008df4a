import type { Catalogue, Layer, PlainDate, Topic } from "@beian/shared";
import { addDays, addMonths, topics } from "@beian/shared";
import { LRUCache } from "lru-cache";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";
import type { RevisionRange, TimelineAxis } from "../store/ports/history.ts";
import type { Store } from "../store/ports/store.ts";
import { InvalidInput } from "./acting/refusal.ts";
import type { Rulebooks } from "./rulebooks.ts";
import { units, workUnderWay } from "./work.ts";

export type { TimelineAxis } from "../store/ports/history.ts";

export const timelineSteps = ["YEAR", "MONTH", "DAY"] as const;
export type TimelineStep = (typeof timelineSteps)[number];

export interface TimelineScope {
  readonly axis: TimelineAxis;
  readonly step: TimelineStep;
  /** The first and the last day; all of history unless given, but no more than the last 120 periods of it. */
  readonly from?: PlainDate;
  readonly until?: PlainDate;
}

/** How many revisions a period has, of one layer and topic. */
export interface TimelineCount {
  /** The first day of the period. */
  readonly period: PlainDate;
  readonly layer: Layer;
  readonly topic: Topic;
  readonly revisions: number;
}

export interface Timeline extends Required<TimelineScope> {
  /** Those that aren't 0, by period. */
  readonly counts: readonly TimelineCount[];
}

export interface ChangeTally {
  readonly changeNumber: number;
  readonly revisions: number;
}

export interface Timelines {
  /** Throws InvalidInput where the range has more than 120 periods, or ends before it begins. */
  timeline(scope: TimelineScope): Promise<Timeline>;
  /** The latest 100 changes behind the counts; null where there are too many revisions to look through. */
  changesBehind(
    timeline: Timeline,
    filter: { readonly layer?: Layer; readonly topic?: Topic },
  ): Promise<readonly ChangeTally[] | null>;
}

/** Ten years of months, or four months of days: more than a screen can show side by side. */
const mostPeriods = 120;
/** Looking each one up takes milliseconds up to here, and a second in a history of a million. */
const mostRevisions = 10_000;
const mostChanges = 100;

const digitsOf = { YEAR: 4, MONTH: 7, DAY: 10 } as const;

/** Counts history in time. Counting is kept until history grows. */
export function createTimelines({ store, rulebooks }: { store: Store; rulebooks: Rulebooks }): Timelines {
  const kept = new LRUCache<Key, Promise<Timeline>>({ max: 100 });

  const count = async (range: RevisionRange, step: TimelineStep): Promise<Timeline> => {
    const tallies = await store.history.tally(range, topicsOf(rulebooks.catalogue), digitsOf[step]);
    return {
      axis: range.axis,
      step,
      from: range.from,
      until: range.until,
      counts: tallies.map(({ period, layer, group, revisions }) => ({
        period: firstDayOf(period),
        layer,
        topic: topicNamed(group),
        revisions,
      })),
    };
  };

  return {
    async timeline({ axis, step, ...given }) {
      const extent = await store.history.extent(axis);
      if (extent === null) return { axis, step, from: given.from ?? "", until: given.until ?? "", counts: [] };
      const until = given.until ?? extent.until;
      const [first = until] = [extent.from, until].toSorted();
      const range = { axis, from: given.from ?? latest(first, until, step), until };
      refuseUnlessBounded(range, step);
      // No two publications are recorded at one instant, so this names the state of history.
      const key = keyOf(await store.history.latestRecordedAt(), axis, step, range.from, range.until);
      const known = kept.get(key);
      if (known) return known;
      workUnderWay().spend(units.timeline);
      const counted = count(range, step);
      kept.set(key, counted);
      counted.catch(() => kept.delete(key));
      return counted;
    },
    async changesBehind({ axis, from, until, counts }, { layer, topic }) {
      const wanted = counts.filter((each) => (!layer || each.layer === layer) && (!topic || each.topic === topic));
      const revisions = wanted.reduce((sum, each) => sum + each.revisions, 0);
      if (revisions === 0) return [];
      if (revisions > mostRevisions) return null;
      const topicOf = Object.entries(topicsOf(rulebooks.catalogue));
      const groups = Object.fromEntries(topicOf.filter(([, each]) => !topic || each === topic));
      return store.history.tallyByChange({ axis, from, until, ...(layer ? { layer } : {}) }, groups, mostChanges);
    },
  };
}

function topicsOf({ requirements }: Catalogue): Readonly<Record<string, Topic>> {
  return Object.fromEntries(requirements.map(({ key, topic }) => [key, topic]));
}

function refuseUnlessBounded({ from, until }: RevisionRange, step: TimelineStep): void {
  if (from > until) throw new InvalidInput(["until"], { zh: "不能早于 from", en: "can't be before from" });
  if (periodsBetween(from, until, step) > mostPeriods)
    throw new InvalidInput(["step"], {
      zh: `这段时间超过 ${mostPeriods} 格，请缩短时间或放大刻度`,
      en: `more than ${mostPeriods} periods: shorten the range or take longer periods`,
    });
}

/** Where history begins, or so late that the periods until its end are not too many. */
function latest(first: PlainDate, until: PlainDate, step: TimelineStep): PlainDate {
  if (periodsBetween(first, until, step) <= mostPeriods) return first;
  switch (step) {
    case "YEAR":
      return `${String(Number(until.slice(0, 4)) - mostPeriods + 1).padStart(4, "0")}-01-01`;
    case "MONTH":
      return `${addMonths(until, 1 - mostPeriods).slice(0, 7)}-01`;
    case "DAY":
      return addDays(until, 1 - mostPeriods);
  }
}

/** How many periods a range touches. */
function periodsBetween(from: PlainDate, until: PlainDate, step: TimelineStep): number {
  const [first, last] = [new Date(from), new Date(until)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  switch (step) {
    case "YEAR":
      return years + 1;
    case "MONTH":
      return years * 12 + last.getUTCMonth() - first.getUTCMonth() + 1;
    case "DAY":
      return (last.getTime() - first.getTime()) / 86_400_000 + 1;
  }
}

function firstDayOf(period: string): PlainDate {
  return `${period}-01-01`.slice(0, 10);
}

function topicNamed(text: string): Topic {
  const topic = topics.find((each) => each === text);
  if (!topic) throw new Error(`no topic ${text}`);
  return topic;
}
