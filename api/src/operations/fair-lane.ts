import { LaneFull } from "./lane.ts";

/** For whom work is to be done. */
export interface Claim {
  /** Goes before all that isn't. */
  readonly isFirst: boolean;
  /** What it may have in common with others, such as where it comes from. */
  readonly shared: readonly string[];
}

interface Waiting {
  readonly claim: Claim;
  begin(): void;
  refuse(): void;
}

/**
 * A lane that a crowd can't fill against others: whoever has least in common with those who run and wait goes next, and
 * where the row is full, whoever has most in common with them leaves it. Each of both classes has a row of its own.
 */
export function createFairLane(bounds: { atOnce: number; waiting: number; keptForFirst?: number }) {
  const { atOnce, waiting, keptForFirst = 0 } = bounds;
  const running = new Set<Claim>();
  const rows: Readonly<Record<"first" | "others", Waiting[]>> = { first: [], others: [] };

  /** How many others it shares something with, of those who share the most. */
  const crowdOf = (claim: Claim, row: readonly Waiting[]): number => {
    const others = [...running, ...row.map((one) => one.claim)].filter((one) => one !== claim);
    return Math.max(0, ...claim.shared.map((group) => others.filter(({ shared }) => shared.includes(group)).length));
  };
  /** Throws LaneFull unless there is room, or somebody of a larger crowd makes some. */
  const makeRoom = (claim: Claim, row: Waiting[]) => {
    if (row.length < waiting) return;
    const crowds = row.map((one) => crowdOf(one.claim, row));
    const largest = Math.max(...crowds);
    if (largest <= crowdOf(claim, row)) throw new LaneFull();
    // The last to come of them.
    const [leaves] = row.splice(crowds.lastIndexOf(largest), 1);
    leaves?.refuse();
  };
  /** Places may be kept for those who go first, who would else wait for whatever others began. */
  const mayBegin = ({ isFirst }: Pick<Claim, "isFirst">): boolean => {
    const others = [...running].filter((one) => !one.isFirst).length;
    return running.size < atOnce && (isFirst || others < atOnce - keptForFirst);
  };
  const callNext = () => {
    const isFirst = rows.first.length > 0;
    const row = isFirst ? rows.first : rows.others;
    if (!mayBegin({ isFirst }) || row.length === 0) return;
    const crowds = row.map((one) => crowdOf(one.claim, row));
    const [next] = row.splice(crowds.indexOf(Math.min(...crowds)), 1);
    if (!next) return;
    running.add(next.claim);
    next.begin();
  };

  return {
    /** Does the work when it is its turn; rejects with LaneFull where that is too far off. */
    async run<Result>(given: Claim, work: () => Promise<Result>): Promise<Result> {
      // One's own, also where the same is handed in twice.
      const claim = { ...given };
      if (mayBegin(claim)) running.add(claim);
      else {
        const row = claim.isFirst ? rows.first : rows.others;
        makeRoom(claim, row);
        await new Promise<void>((begin, reject) => {
          row.push({ claim, begin, refuse: () => reject(new LaneFull()) });
        });
      }
      try {
        return await work();
      } finally {
        running.delete(claim);
        callNext();
      }
    },
    /** How many run, and wait. */
    load: () => ({ running: running.size, waiting: rows.first.length + rows.others.length }),
  };
}
