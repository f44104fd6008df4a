import type { BetterAuthOptions, DBAdapter } from "better-auth";
import type { StoreTransaction } from "./store.ts";

/** The tables of people, passwords and sessions in the form that better-auth takes; opaque to everything else. */
export interface SignInTables {
  adapter(options: BetterAuthOptions): DBAdapter<BetterAuthOptions>;
  /**
   * Runs work that writes by the adapter, and what goes around it, as one transaction, which begins with the first write.
   * Nothing of it stands where any of them throws, or where a write failed and better-auth passed over it.
   */
  asOne<Result>(work: () => Promise<Result>, around: Around): Promise<Result>;
}

/** What a transaction does before and after work that isn't the store's own. */
export interface Around {
  /** Throws where what the work began with doesn't hold any more. */
  premise?(tx: StoreTransaction): Promise<void>;
  conclude(tx: StoreTransaction): Promise<void>;
}
