import type { PlainDate } from "@beian/shared";

/** The name under which a rule book can be fetched for ever. */
export interface RulebookEdition {
  readonly digest: string;
  readonly asOf: PlainDate;
  /** The instant of the latest revision that it knows; 0 with no history. */
  readonly knownAt: number;
}

/** Rule books by the names under which they can be fetched for ever. */
export interface EditionReads {
  byDigest(digest: string): Promise<RulebookEdition | null>;
  /** By digest, for walking through them. */
  after(digest: string, limit: number): Promise<readonly RulebookEdition[]>;
}

/** A name is never taken back. */
export interface EditionWrites {
  /** Does nothing where the digest has its name already. */
  keep(edition: RulebookEdition): Promise<void>;
}
