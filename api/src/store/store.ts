import type { CellInForce, Layer, PlainDate, ProvinceCode } from "@beian/shared";
import type { BetterAuthOptions, DBAdapter } from "better-auth";
import type {
  AuditEvent,
  AuditEventBody,
  Cell,
  ChangeOrigin,
  ChangePatch,
  ChangeRecord,
  ChangeStatus,
  CommentRecord,
  EditRecord,
  NewAuditEvent,
  NewChange,
  NewComment,
  NewEdit,
  NewPerson,
  NewReview,
  NewRevision,
  NewSample,
  NewToken,
  NewWebhook,
  NewWebhookDelivery,
  PersonPatch,
  PersonRecord,
  ProposedEntryRecord,
  RecordedRevision,
  ReviewRecord,
  RowKind,
  RulebookEdition,
  SamplePatch,
  SampleRecord,
  SchemaObject,
  SourceRecord,
  TokenRecord,
  WebhookAttemptRecord,
  WebhookDeliveryPatch,
  WebhookDeliveryRecord,
  WebhookPatch,
  WebhookRecord,
} from "./records.ts";

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
  /** Throws StoreUnavailable unless the store can be read and its file is still in place. */
  health(): Promise<StoreHealth>;
  footprint(): Promise<StoreFootprint>;
  /** Waits for transactions under way; everything afterwards throws StoreUnavailable. */
  close(): Promise<void>;
}

export interface StoreReads {
  /** When the latest revision was recorded, of all or of those recorded up to an instant; null where none is. */
  latestRecordedAt(knownAt?: number): Promise<number | null>;
  /** What holds in each of the cells on a day as known at an instant, in the order given. */
  revisionsInForce(cells: readonly Cell[], asOf: PlainDate, knownAt: number): Promise<readonly CellInForce[]>;
  /** The last revision recorded for each of the cells, in the order given, whenever it takes effect. */
  latestRevisions(cells: readonly Cell[]): Promise<readonly (RecordedRevision | null)[]>;
  /** Every cell that history has anything on. */
  recordedCells(): Promise<readonly Cell[]>;
  /** By number, in the order given. */
  revisions(ids: readonly number[]): Promise<readonly (RecordedRevision | null)[]>;
  /** Newest first, by the order of recording; cursors are revision numbers. */
  historyPage(filter: HistoryFilter, page: PageRequest): Promise<Page<RecordedRevision>>;
  countHistory(filter: HistoryFilter): Promise<number>;
  /** Latest effect first, of one day the last recorded first; cursors are places by effect. */
  historyByEffect(filter: EffectFilter, page: PageRequest): Promise<Page<RecordedRevision>>;
  /** The first and the last day on the axis that history has anything on; null with no history. */
  revisionExtent(axis: TimelineAxis): Promise<{ readonly from: PlainDate; readonly until: PlainDate } | null>;
  /**
   * Counts the range's revisions by period, layer and group. Groups are named by requirement; requirements without one
   * don't count. A period is the first digits of a day: 4 for years, 7 for months, 10 for days.
   */
  tallyRevisions(
    range: RevisionRange,
    groups: Readonly<Record<string, string>>,
    digits: number,
  ): Promise<readonly RevisionTally[]>;
  /** The same counted by change, the latest changes first, up to a limit. */
  tallyByChange(
    range: RevisionRange,
    groups: Readonly<Record<string, string>>,
    limit: number,
  ): Promise<readonly { readonly changeNumber: number; readonly revisions: number }[]>;
  /** All that is kept of a published change and of its revisions, as one text that anybody's writing to it would alter. */
  publicationAsWritten(changeNumber: number): Promise<{ readonly text: string; readonly revisions: number }>;
  /** A change that has revisions without an event of that action that wasn't refused; null where there is none. */
  changeRevisedWithout(action: string): Promise<number | null>;
  /** A cell of which what is kept ready for fast answers isn't what its revisions say; null where there is none. */
  cellAtOdds(): Promise<Cell | null>;
  /** A table, an index or a trigger that isn't as the migrations make it; null where there is none. */
  schemaAtOdds(): Promise<(SchemaObject & { readonly fault: "ALTERED" | "MISSING" | "ADDED" }) | null>;
  /** A count kept ready that isn't what it counts; null where there is none. */
  tallyAtOdds(): Promise<{ readonly table: string; readonly key: string } | null>;
  /** By digest, for walking through them. */
  rulebookEditionsAfter(digest: string, limit: number): Promise<readonly RulebookEdition[]>;
  /** All of a row that the audit binds, as one text that anybody's writing to it would alter; null where there is none. */
  rowAsWritten(kind: RowKind, id: string | number): Promise<string | null>;
  /** By id, for walking through them; after null the first ones. */
  rowsAsWritten(
    kind: RowKind,
    page: { readonly after: string | number | null; readonly limit: number },
  ): Promise<readonly { readonly id: string | number; readonly text: string }[]>;
  provinceVersions(): Promise<ReadonlyMap<ProvinceCode, number>>;
  rulebookEdition(digest: string): Promise<RulebookEdition | null>;
  /** The entries of the seed that the first start published, with the change that did. */
  seededEntries(): Promise<ReadonlyMap<string, number>>;
  /** What the product said of entries since, by entry and in the order of being said. */
  proposedEntries(): Promise<readonly ProposedEntryRecord[]>;

  /** By number, in the order given. */
  changes(numbers: readonly number[]): Promise<readonly (ChangeRecord | null)[]>;
  /** Newest first; cursors are change numbers. */
  changesPage(filter: ChangeFilter, page: PageRequest): Promise<Page<ChangeRecord>>;
  countChanges(filter: ChangeFilter): Promise<number>;
  /** The changes published last, latest first. */
  latestPublished(count: number): Promise<readonly ChangeRecord[]>;
  /** Published changes that take effect after one day and up to another, in the order of taking effect. */
  changesTakingEffect(after: PlainDate, until: PlainDate): Promise<readonly ChangeRecord[]>;
  // Each of these answers for every number given, with an empty list where there is nothing.
  editsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly EditRecord[]>>;
  sourcesOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  reviewsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly ReviewRecord[]>>;
  commentsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly CommentRecord[]>>;
  /** The ids of all who ever edited the change. */
  editorsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  /** The changes that undo it, whatever became of them. */
  revertsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly ChangeRecord[]>>;

  /** By id, in the order given. */
  persons(ids: readonly string[]): Promise<readonly (PersonRecord | null)[]>;
  personByEmail(email: string): Promise<PersonRecord | null>;
  allPersons(): Promise<readonly PersonRecord[]>;
  tokenByHash(hash: string): Promise<TokenRecord | null>;
  tokensOf(personId: string): Promise<readonly TokenRecord[]>;
  /** By id, in the order given. */
  tokens(ids: readonly string[]): Promise<readonly (TokenRecord | null)[]>;
  /** Whether the person's session of that id is still there. */
  holdsSession(id: string, personId: string): Promise<boolean>;

  /** By id, in the order given. */
  samples(ids: readonly string[]): Promise<readonly (SampleRecord | null)[]>;
  /** Those that aren't archived, by name. */
  currentSamples(): Promise<readonly SampleRecord[]>;

  /** Newest first; cursors are sequence numbers. */
  auditPage(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>>;
  /** Oldest first, for walking the chain. */
  auditEventsAfter(sequence: number, limit: number): Promise<readonly AuditEvent[]>;
  /** The highest sequence number ever given, which tells of events missing at the end. */
  highestAuditSequence(): Promise<number>;

  /** By id, in the order given. */
  webhooks(ids: readonly string[]): Promise<readonly (WebhookRecord | null)[]>;
  /** Disabled ones too, in the order of their coming. */
  allWebhooks(): Promise<readonly WebhookRecord[]>;
  /** By id, in the order given. */
  webhookDeliveries(ids: readonly number[]): Promise<readonly (WebhookDeliveryRecord | null)[]>;
  /** Newest first; cursors are the deliveries' ids. */
  webhookDeliveriesPage(webhookId: string, page: PageRequest): Promise<Page<WebhookDeliveryRecord>>;
  /** Of each delivery, in order; with an empty list where there is none. */
  webhookAttemptsOf(deliveryIds: readonly number[]): Promise<ReadonlyMap<number, readonly WebhookAttemptRecord[]>>;
  /** How many deliveries haven't come to an end yet. */
  countWebhookDeliveriesPending(): Promise<number>;
  /** The oldest delivery that is due of each webhook that none is being attempted to. */
  dueWebhookDeliveries(due: WebhooksDue): Promise<readonly number[]>;

  setting(key: string): Promise<string | null>;
}

/** Reads here see the transaction's own writes. */
export interface StoreTransaction extends StoreReads {
  /** The instant of everything written in it. */
  readonly at: number;

  /** A draft of version 1. */
  createChange(change: NewChange): Promise<ChangeRecord>;
  /** Applies to the version seen only, and makes it one higher; null where the change isn't of that version. */
  updateChange(number: number, seenVersion: number, patch: ChangePatch): Promise<ChangeRecord | null>;
  /** Sets the edits of the cells named, and leaves the others. */
  putEdits(changeNumber: number, edits: readonly NewEdit[]): Promise<void>;
  dropEdits(changeNumber: number, cells: readonly Cell[]): Promise<void>;
  setSources(changeNumber: number, sources: readonly SourceRecord[]): Promise<void>;
  addEditor(changeNumber: number, personId: string): Promise<void>;
  addReview(review: NewReview): Promise<ReviewRecord>;
  addComment(comment: NewComment): Promise<CommentRecord>;

  /**
   * Records a change's revisions at one instant, later than that of any revision before even where the clock was set
   * back. Comes before the change is marked as published; nothing can be added to a published one. National revisions are
   * numbered after those of provinces, whatever the order given.
   */
  appendRevisions(changeNumber: number, revisions: readonly NewRevision[]): Promise<readonly RecordedRevision[]>;
  bumpProvinceVersions(provinces: readonly ProvinceCode[]): Promise<void>;
  markSeeded(entry: string, changeNumber: number): Promise<void>;
  /** Throws where that saying of the entry is recorded already. */
  recordProposed(proposed: ProposedEntryRecord): Promise<void>;
  /** Does nothing where the digest has its name already. */
  keepRulebookEdition(edition: RulebookEdition): Promise<void>;

  /** Chains the event to the last one; the hash is the caller's to compute. */
  appendAuditEvent(event: NewAuditEvent, hashOf: (body: AuditEventBody) => string): Promise<AuditEvent>;

  createPerson(person: NewPerson): Promise<PersonRecord>;
  updatePerson(id: string, patch: PersonPatch): Promise<PersonRecord | null>;
  /** The hash that sign-in compares a password with; takes the place of an earlier one, a first start's too. */
  setPassword(personId: string, hash: string): Promise<void>;
  /** Whether somebody's password has exactly this hash now. */
  holdsPassword(hash: string): Promise<boolean>;
  /** Answers how many there were. */
  endSessions(personId: string): Promise<number>;
  createToken(token: NewToken): Promise<TokenRecord>;
  /** False where there is none, or it was revoked before. */
  revokeToken(id: string): Promise<boolean>;
  touchToken(id: string): Promise<void>;

  createSample(sample: NewSample): Promise<SampleRecord>;
  /** Applies to the version seen only, and makes it one higher; null where the sample isn't of that version. */
  updateSample(id: string, seenVersion: number, patch: SamplePatch): Promise<SampleRecord | null>;

  createWebhook(webhook: NewWebhook): Promise<WebhookRecord>;
  updateWebhook(id: string, patch: WebhookPatch): Promise<WebhookRecord | null>;
  /** Due at once; false where the webhook has a delivery of that event already. */
  addWebhookDelivery(delivery: NewWebhookDelivery): Promise<boolean>;
  updateWebhookDelivery(id: number, patch: WebhookDeliveryPatch): Promise<WebhookDeliveryRecord | null>;
  /** Gives up what is pending; answers how many there were. */
  cancelWebhookDeliveries(webhookId: string): Promise<number>;
  addWebhookAttempt(attempt: WebhookAttemptRecord): Promise<void>;
  /** Forgets those of the oldest deliveries that came to an end and were made before an instant; answers how many. */
  forgetWebhookDeliveries(before: number, most: number): Promise<number>;

  putSetting(key: string, value: string): Promise<void>;
}

/** All of what is given must hold. */
export interface HistoryFilter {
  readonly layer?: Layer;
  /** With a province as the layer: also the national revisions that reached it when they were recorded. */
  readonly withInherited?: boolean;
  readonly requirement?: string;
  readonly changeNumber?: number;
}

/** What places a revision in time: the day from which it holds, or the day in Beijing on which it was recorded. */
export type TimelineAxis = "EFFECTIVE" | "RECORDED";

/** Revisions of days on an axis, the first and the last day included; of one layer where it is given. */
export interface RevisionRange {
  readonly axis: TimelineAxis;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly layer?: Layer;
}

export interface RevisionTally {
  readonly period: string;
  readonly layer: Layer;
  readonly group: string;
  readonly revisions: number;
}

/** A layer, a requirement or both; all of what is given must hold. */
export type EffectFilter =
  | (Pick<HistoryFilter, "withInherited" | "requirement"> & { readonly layer: Layer })
  | { readonly layer?: undefined; readonly requirement: string };

/** All of what is given must hold. */
export interface ChangeFilter {
  /** Any of these; all where it's absent. */
  readonly statuses?: readonly ChangeStatus[];
  /** The day that tells SCHEDULED from PUBLISHED. */
  readonly today: PlainDate;
  /** Changes that this person created. */
  readonly authorId?: string;
  /** Changes that people created, or that the product itself did. */
  readonly origin?: ChangeOrigin;
  /** Changes with an edit in this layer. */
  readonly layer?: Layer;
  /** Changes with an edit of this requirement. */
  readonly requirement?: string;
  /** Changes in whose titles each of the words occurs, of that many latest numbers. */
  readonly titled?: { readonly words: readonly string[]; readonly amongLatest: number };
}

export interface WebhooksDue {
  readonly at: number;
  /** How long an attempt may take before its process is taken for dead. */
  readonly leaseMs: number;
  /** The longest wait that is ever set: whatever is due later still was written while the clock was ahead. */
  readonly longestWaitMs: number;
  readonly most: number;
}

export interface AuditFilter {
  readonly changeNumber?: number;
  readonly actorId?: string;
}

/** Part of a list: the first entries after a cursor, or the last ones before one. One of first and last, 1 to 100. */
export interface PageRequest {
  readonly first?: number;
  readonly last?: number;
  readonly after?: number;
  readonly before?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

export interface StoreHealth {
  /** How many migrations the database has been through. */
  readonly schemaVersion: number;
  readonly sizeInBytes: number;
}

/** What the database takes of its disk, in bytes. */
export interface StoreFootprint {
  readonly database: number;
  /** The log of what was written and isn't in the database's own file yet. */
  readonly log: number;
  /** What is left on the disk for whoever runs the product. */
  readonly free: number;
}
