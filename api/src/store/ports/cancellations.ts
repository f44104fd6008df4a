/** That a published change was cancelled before it began: from then on its entries are void, as if they had never been. */
export interface CancellationRecord {
  /** Of the counter of both histories: what has a lower number was recorded before. */
  readonly id: number;
  /** The number of the change whose entries are void. */
  readonly cancelled: number;
  /** The change that cancels it. */
  readonly changeNumber: number;
  readonly recordedAt: number;
}

export interface CancellationReads {
  /** Those of the changes that were cancelled, by their numbers. */
  of(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, CancellationRecord>>;
  /** What a change cancelled; null where it cancelled nothing. */
  by(changeNumber: number): Promise<CancellationRecord | null>;
}

/** Nothing of it is ever altered or taken away. */
export interface CancellationWrites {
  /**
   * Records that a change's rules and definitions are void, at an instant later than all that was recorded before. The
   * one that cancels was drafted for it, and is marked as published afterwards; of what is cancelled nothing has begun.
   */
  append(changeNumber: number, cancelled: number): Promise<CancellationRecord>;
}
