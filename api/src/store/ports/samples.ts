/** A synthetic filing with the outcome that staff expect of it, as JSON that only the domain reads. */
export interface SampleRecord {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly filing: unknown;
  readonly expectations: unknown;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string | null;
  readonly archivedAt: number | null;
}

export type NewSample = Pick<SampleRecord, "id" | "nameZh" | "nameEn" | "filing" | "expectations" | "updatedBy">;

export type SamplePatch = Partial<
  Pick<SampleRecord, "nameZh" | "nameEn" | "filing" | "expectations" | "updatedBy" | "archivedAt">
>;

/** Synthetic filings by which changes are tried. */
export interface SampleReads {
  /** By id, in the order given. */
  byId(ids: readonly string[]): Promise<readonly (SampleRecord | null)[]>;
  /** Those that aren't archived, by name. */
  current(): Promise<readonly SampleRecord[]>;
}

/** A sample is archived, never taken away. */
export interface SampleWrites {
  /** Answers them in the order given. */
  create(samples: readonly NewSample[]): Promise<readonly SampleRecord[]>;
  /** Applies to the version seen only, and makes it one higher; null where the sample isn't of that version. */
  update(id: string, seenVersion: number, patch: SamplePatch): Promise<SampleRecord | null>;
}
