import type { BetterAuthOptions, DBAdapter } from "better-auth";
import type { AuditReads, AuditWrites } from "./audit.ts";
import type { CancellationReads, CancellationWrites } from "./cancellations.ts";
import type { ChangeReads, ChangeWrites } from "./changes.ts";
import type { DefinitionReads, DefinitionWrites } from "./definitions.ts";
import type { DeliveryReads, DeliveryWrites } from "./deliveries.ts";
import type { EditionReads, EditionWrites } from "./editions.ts";
import type { HistoryReads, HistoryWrites } from "./history.ts";
import type { PeopleReads, PeopleWrites } from "./people.ts";
import type { SampleReads, SampleWrites } from "./samples.ts";
import type { SeedReads, SeedWrites } from "./seed.ts";
import type { SettingReads, SettingWrites } from "./settings.ts";
import type { SoundnessReads } from "./soundness.ts";
import type { TokenReads, TokenWrites } from "./tokens.ts";
import type { WebhookReads, WebhookWrites } from "./webhooks.ts";
import type { WrittenReads } from "./written.ts";

/** Everything that the product keeps, free of any database's dialect. Throws StoreUnavailable where it can't answer. */
export interface Store extends StoreReads {
  readonly signInTables: SignInTables;
  /**
   * Runs the work as one: all of its writes stand once the promise resolves, none of them when it throws. One runs at a
   * time, across processes too. The transaction must not be used after the work has ended.
   */
  transaction<Result>(work: (tx: StoreTransaction) => Promise<Result>): Promise<Result>;
  /** A number that differs from the last one where another process has written since. */
  dataVersion(): Promise<number>;
  /** Throws StoreUnavailable unless the store can be read, and what is written would be found again. */
  health(): Promise<StoreHealth>;
  footprint(): Promise<StoreFootprint>;
  /** Waits for transactions under way; everything afterwards throws StoreUnavailable. */
  close(): Promise<void>;
}

/** What can be read, each noun by its own port. */
export interface StoreReads {
  readonly history: HistoryReads;
  readonly definitions: DefinitionReads;
  readonly cancellations: CancellationReads;
  readonly editions: EditionReads;
  readonly seed: SeedReads;
  readonly changes: ChangeReads;
  readonly people: PeopleReads;
  readonly tokens: TokenReads;
  readonly samples: SampleReads;
  readonly audit: AuditReads;
  readonly webhooks: WebhookReads;
  readonly deliveries: DeliveryReads;
  readonly settings: SettingReads;
  readonly written: WrittenReads;
  readonly soundness: SoundnessReads;
}

/** Reads here see the transaction's own writes. */
export interface StoreTransaction extends StoreReads {
  /** The instant of everything written in it. */
  readonly at: number;
  readonly history: HistoryReads & HistoryWrites;
  readonly definitions: DefinitionReads & DefinitionWrites;
  readonly cancellations: CancellationReads & CancellationWrites;
  readonly editions: EditionReads & EditionWrites;
  readonly seed: SeedReads & SeedWrites;
  readonly changes: ChangeReads & ChangeWrites;
  readonly people: PeopleReads & PeopleWrites;
  readonly tokens: TokenReads & TokenWrites;
  readonly samples: SampleReads & SampleWrites;
  readonly audit: AuditReads & AuditWrites;
  readonly webhooks: WebhookReads & WebhookWrites;
  readonly deliveries: DeliveryReads & DeliveryWrites;
  readonly settings: SettingReads & SettingWrites;
}

export interface StoreHealth {
  /** How many migrations the database has been through. */
  readonly schemaVersion: number;
  readonly sizeInBytes: number;
}

/** What the database takes of its disk, in bytes. */
export interface StoreFootprint {
  readonly database: number;
  /** The log of what was written and isn't in the database itself yet. */
  readonly log: number;
  /** What is left on the disk for whoever runs the product. */
  readonly free: number;
}

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
