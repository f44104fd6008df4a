/** Why work wasn't begun: as much of its kind runs and waits as may. */
export class LaneFull extends Error {
  constructor() {
    super("the lane is full");
  }
}

/** Does so much work of one kind at once, lets so much more wait in its order, and rejects with LaneFull beyond that. */
export function createLane({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  let running = 0;
  const row: (() => void)[] = [];
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < atOnce) running += 1;
    else if (row.length >= waiting) throw new LaneFull();
    // Whoever is done hands on its place, so that nobody comes in between.
    else await new Promise<void>((begin) => row.push(begin));
    try {
      return await work();
    } finally {
      const next = row.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
