/** A machine's bearer token, by its hash. */
export interface TokenRecord {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** SHA-256 in hex. */
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}

export type NewToken = Pick<TokenRecord, "id" | "personId" | "name" | "hash" | "expiresAt">;

/** The tokens of people's machines. */
export interface TokenReads {
  byHash(hash: string): Promise<TokenRecord | null>;
  ofPerson(personId: string): Promise<readonly TokenRecord[]>;
  /** By id, in the order given. */
  byId(ids: readonly string[]): Promise<readonly (TokenRecord | null)[]>;
}

/** A token is revoked, never taken away. */
export interface TokenWrites {
  create(token: NewToken): Promise<TokenRecord>;
  /** False where there is none, or it was revoked before. */
  revoke(id: string): Promise<boolean>;
  touch(id: string): Promise<void>;
}
