import type { PlainDate, ProvinceCode } from "@beian/shared";
import { addDays, beijingDateOf } from "@beian/shared";
import type { ChangeRecord } from "../store/ports/changes.ts";
import type { EffectPlace } from "../store/ports/history.ts";
import type { Store, StoreReads } from "../store/ports/store.ts";
import type { Change } from "./changes/change.ts";
import { withState } from "./changes/change.ts";
import { byCursor } from "./lists.ts";
import { provincesTouched } from "./publishing.ts";

/** A publication that takes effect: when it is made, or when its day comes. */
export interface Publication {
  readonly change: Change;
  readonly provinces: readonly ProvinceCode[];
  /** Its place in the order of taking effect, for going on after it. */
  readonly cursor: string;
}

export interface Publications {
  /**
   * What takes effect from now on, or after the place of a cursor, also where it was published by another process on the
   * same database; of these provinces only where any are named. Ends when its return is called. Throws InvalidInput
   * for a cursor that was never given, by the name of the argument that it came in.
   */
  subscribe(options: { provinces?: readonly ProvinceCode[]; after?: string; argument?: string }): Promise<Subscription>;
  /** To be called when something may have taken effect: after a publication, and when a day begins. */
  wake(): void;
  /** Ends every subscription, so that the server can stop. */
  close(): void;
}

export interface Subscription extends AsyncIterableIterator<Publication> {
  /** The cursor of the place at which it begins. */
  readonly start: string;
}

/** As the last change of a day that is over. */
const wholeDay = Number.MAX_SAFE_INTEGER;

export function createPublications({ store, now }: { store: Store; now: () => Date }): Publications {
  const waiting = new Set<() => void>();
  const ended = new AbortController();
  const wake = () => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  return {
    async subscribe({ provinces, after, argument = "after" }) {
      const today = beijingDateOf(now());
      const from =
        after === undefined
          ? await latestPlace(store, today)
          : await byCursor(() => store.history.placeAt(after), argument);
      const start = await store.history.cursorAt(from);
      return iterate({ store, now, waiting, ended: ended.signal, from, start, provinces });
    },
    wake,
    close() {
      ended.abort();
      wake();
    },
  };
}

/** What took effect after the place of a cursor and by today, in order; a part at a time where it is much. */
export async function takingEffectAfter(
  reads: StoreReads,
  cursor: string,
  today: PlainDate,
): Promise<{ publications: readonly Publication[]; reached: string; more: boolean }> {
  const { told, reached, more } = await tookEffect(reads, await reads.history.placeAt(cursor), today);
  return { publications: told, reached: await reads.history.cursorAt(reached), more };
}

/** The cursor after which nothing has taken effect yet. */
export async function latestCursor(reads: StoreReads, today: PlainDate): Promise<string> {
  return reads.history.cursorAt(await latestPlace(reads, today));
}

function iterate(parts: {
  store: Store;
  now: () => Date;
  waiting: Set<() => void>;
  ended: AbortSignal;
  from: EffectPlace;
  start: string;
  provinces: readonly ProvinceCode[] | undefined;
}): Subscription {
  const { store, now, waiting, ended, provinces } = parts;
  let place = parts.from;
  let ready: Publication[] = [];
  let open = true;
  let stop: () => void = () => {};

  // A plain object, since a generator can't be ended while it waits.
  return {
    start: parts.start,
    async next() {
      while (open && !ended.aborted) {
        const next = ready.shift();
        if (next) return { done: false, value: next };
        // Before looking, so that what is published meanwhile isn't slept through.
        const woken = new Promise<void>((resolve) => {
          stop = resolve;
          waiting.add(resolve);
        });
        const { told, reached, more } = await tookEffect(store, place, beijingDateOf(now()));
        place = reached;
        ready = told.filter((publication) => concerns(publication, provinces));
        if (ready.length === 0 && !more && open && !ended.aborted) await woken;
        waiting.delete(stop);
      }
      return { done: true, value: undefined };
    },
    async return() {
      open = false;
      waiting.delete(stop);
      stop();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function concerns({ provinces: touched }: Publication, provinces: readonly ProvinceCode[] | undefined): boolean {
  return provinces === undefined || touched.some((code) => provinces.includes(code));
}

/** What took effect after a place and by today, in order, and the place reached; a part at a time where it is much. */
async function tookEffect(
  store: StoreReads,
  from: EffectPlace,
  today: PlainDate,
): Promise<{ told: readonly Publication[]; reached: EffectPlace; more: boolean }> {
  const recorded = await publishedSince(store, from.revision);
  // What waits for its day is told when that comes; where it was told already, the publication came late.
  const due = recorded.published.flatMap(({ change, revision }) => {
    const isTold = !wasScheduled(change) || (isPast(change, from) && change.cancelledBy === null);
    return isTold ? [{ change, place: { ...from, revision } }] : [];
  });
  let place: EffectPlace = { ...from, revision: recorded.reached };
  if (!recorded.more) {
    for (const change of await store.changes.takingEffect(addDays(from.day, -1), today)) {
      if (change.effectiveFrom === null || !wasScheduled(change) || isPast(change, from)) continue;
      // One recorded a moment ago is told as a late one the next time.
      if ((await lastRevisionOf(store, change)) > place.revision) continue;
      place = { ...place, day: change.effectiveFrom, change: change.number };
      due.push({ change, place });
    }
    if (today >= place.day) place = { ...place, day: today, change: wholeDay };
  }
  const numbers = due.map(({ change }) => change.number);
  const [rules, definitions] = [await store.changes.editsOf(numbers), await store.definitions.editsOf(numbers)];
  const told = await Promise.all(
    due.map(async ({ change, place: reached }) => ({
      change: withState(change, today),
      provinces: provincesTouched({
        rules: rules.get(change.number) ?? [],
        definitions: definitions.get(change.number) ?? [],
      }),
      cursor: await store.history.cursorAt(reached),
    })),
  );
  return { told, reached: place, more: recorded.more };
}

/** Whether it was published before the day from which it holds. */
function wasScheduled({ publishedAt, effectiveFrom }: ChangeRecord): boolean {
  return publishedAt !== null && effectiveFrom !== null && beijingDateOf(new Date(publishedAt)) < effectiveFrom;
}

/** Whether the place lies behind the day of a scheduled change. */
function isPast({ effectiveFrom, number }: ChangeRecord, { day, change }: EffectPlace): boolean {
  return effectiveFrom !== null && (effectiveFrom < day || (effectiveFrom === day && number <= change));
}

const atATime = 100;

/** The changes that recorded the next entries of history, in order, each with its last one; a hundred entries at most. */
async function publishedSince(store: StoreReads, after: number) {
  const told = await store.history.entry(after);
  const found = await store.history.recordedAfter(after, atATime + 1);
  const entries = found.slice(0, atATime);
  const lastOf = new Map<number, number>();
  // A change's own stand together, and may go on from the part before.
  for (const { id, changeNumber } of entries) {
    if (changeNumber !== told?.changeNumber) lastOf.set(changeNumber, id);
  }
  const changes = await store.changes.byNumber([...lastOf.keys()]);
  const published = changes.flatMap((change) => {
    const revision = change && lastOf.get(change.number);
    return change && revision !== undefined && revision !== null ? [{ change, revision }] : [];
  });
  return { published, reached: entries.at(-1)?.id ?? after, more: found.length > atATime };
}

async function lastRevisionOf(store: StoreReads, { number }: ChangeRecord): Promise<number> {
  return (await store.history.last(number))?.id ?? 0;
}

async function latestPlace(store: StoreReads, today: PlainDate): Promise<EffectPlace> {
  return { revision: (await store.history.last())?.id ?? 0, day: today, change: wholeDay };
}
