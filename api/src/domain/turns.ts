/** Milliseconds for which one stretch of work may keep the thread: a health check takes four turns of the event loop. */
const stretch = 10;
/** Units of work that may be begun in one stretch, to be done by its end. */
const begunInAStretch = 4_000;

let began: number | null = null;
let begun = 0;
let isTurning = false;
const waiting: (() => void)[] = [];

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

/** Resolves once others had their turn; those who wait go on one after the other, as long as the stretch lasts. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    turn();
  });
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
    if (waiting.length > 0) void goOn();
  });
}

/** The first that waits goes on in any case, so that everybody gets somewhere. */
async function goOn(): Promise<void> {
  do {
    waiting.shift()?.();
    // Until whoever waited has worked on.
    await null;
    await null;
    await null;
  } while (waiting.length > 0 && !isTurnOver());
  if (waiting.length > 0) turn();
}
