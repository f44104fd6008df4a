import type { Work } from "./work.ts";
import { workUnderWay } from "./work.ts";

/** Milliseconds for which one stretch of work may keep the thread: a health check takes four turns of the event loop. */
const stretch = 10;
/** Units of work that may be begun in one stretch, to be done by its end. */
const begunInAStretch = 4_000;

let began: number | null = null;
let begun = 0;
let isTurning = false;
/** What waits, by the operation that it belongs to; the operation that had its turn goes to the end. */
const waiting = new Map<object, Queue>();

interface Queue {
  readonly entries: Waiting[];
  /** The first that still waits. */
  at: number;
}

interface Waiting {
  readonly goOn: () => void;
  /** Whether somebody beside the operation may wait for it, such as for a book that it makes first. */
  readonly isShared: boolean;
}

/** Whether whoever works on has kept the thread for so long that others are to have their turn. */
export function isTurnOver(): boolean {
  if (began !== null) return begun > begunInAStretch || performance.now() - began > stretch;
  began = performance.now();
  turn();
  return false;
}

/** Says that so much work is begun, before others had their turn. */
export function begins(units: number): void {
  begun += units;
}

/**
 * Resolves once others had their turn. Operations go on in turn, as long as the stretch lasts, each with what it has waited
 * with for the longest: one with thousands of entries doesn't keep one with a few waiting for all of them.
 */
export function nextTurn(): Promise<void> {
  return new Promise((goOn) => wait({ goOn, isShared: true }));
}

/** The same for what nobody but the operation itself waits for: never resolves once that has its answer. */
export function nextOwnTurn(): Promise<void> {
  return new Promise((goOn) => wait({ goOn, isShared: false }));
}

/** Has nothing of an operation's own go on that waits: it has its answer. */
export function forgetOwnTurns(work: Work): void {
  const own = waiting.get(work);
  if (!own) return;
  const shared = own.entries.slice(own.at).filter(({ isShared }) => isShared);
  if (shared.length > 0) waiting.set(work, { entries: shared, at: 0 });
  else waiting.delete(work);
}

function wait(one: Waiting): void {
  const work = workUnderWay();
  const own = waiting.get(work);
  if (own) own.entries.push(one);
  else waiting.set(work, { entries: [one], at: 0 });
  turn();
}

/** Works through a list, and lets others have their turn whenever it takes long. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (isTurnOver()) await nextTurn();
    results.push(work(item, index));
  }
  return results;
}

function turn(): void {
  if (isTurning) return;
  isTurning = true;
  setImmediate(() => {
    isTurning = false;
    began = null;
    begun = 0;
    if (waiting.size > 0) void goOn();
  });
}

/** The first that waits goes on in any case, so that everybody gets somewhere. */
async function goOn(): Promise<void> {
  do {
    goOnWithFirst();
    // Until whoever waited has worked on.
    await null;
    await null;
    await null;
  } while (waiting.size > 0 && !isTurnOver());
  if (waiting.size > 0) turn();
}

function goOnWithFirst(): void {
  for (const [work, own] of waiting) {
    waiting.delete(work);
    const one = own.entries[own.at];
    own.at += 1;
    if (own.at < own.entries.length) waiting.set(work, own);
    one?.goOn();
    return;
  }
}
