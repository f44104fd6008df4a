/** Why a file isn't made now. */
export type Refused = "CALLER_BUSY" | "ALL_BUSY";

export interface LaneLimits {
  /** How many run and wait together. */
  readonly all: number;
  /** How many of them are one caller's. */
  readonly perCaller: number;
}

/** Work that is done one after the other, and refused rather than queued without end. */
export interface Lane {
  readonly take: <Made>(caller: string, work: () => Promise<Made>) => Promise<Made | Refused>;
  /** Those that run and those that wait. */
  readonly size: () => number;
}

export function createLane({ all, perCaller }: LaneLimits): Lane {
  const byCaller = new Map<string, number>();
  let size = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    size: () => size,
    async take(caller, work) {
      const theirs = byCaller.get(caller) ?? 0;
      if (theirs >= perCaller) return "CALLER_BUSY";
      if (size >= all) return "ALL_BUSY";
      byCaller.set(caller, theirs + 1);
      size += 1;
      const mine = last.then(work, work);
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        size -= 1;
        const left = (byCaller.get(caller) ?? 1) - 1;
        if (left === 0) byCaller.delete(caller);
        else byCaller.set(caller, left);
      }
    },
  };
}
