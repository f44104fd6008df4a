import type { storedChangeStatuses, verdicts } from "@beian/drizzle/kinds";
import type { Layer, PlainDate, RuleContent } from "@beian/shared";
import type { Cell } from "./history.ts";
import type { Page, PageRequest } from "./page.ts";

export type StoredChangeStatus = (typeof storedChangeStatuses)[number];

/** SCHEDULED is derived: published, effective on a later day, and not cancelled. */
export type ChangeStatus = StoredChangeStatus | "SCHEDULED";

/** Who created a change: people, or the product itself. */
export type ChangeOrigin = "STAFF" | "PRODUCT";

export interface ChangeRecord {
  readonly number: number;
  readonly title: string;
  readonly reason: string;
  readonly status: StoredChangeStatus;
  /** Null where the system itself wrote it. */
  readonly authorId: string | null;
  /** 1 at first; grows by one with every write. */
  readonly version: number;
  readonly effectiveFrom: PlainDate | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly publishedAt: number | null;
  /** The number of the change that this one undoes. */
  readonly reverts: number | null;
  /** Whether it cancels the change that it reverts, instead of setting anything itself. */
  readonly cancels: boolean;
  /** The number of the published change that cancelled this one, whose entries are void since. */
  readonly cancelledBy: number | null;
  /** The digest of the content that the approval was given to. */
  readonly approvedDigest: string | null;
}

export type NewChange = Pick<ChangeRecord, "title" | "reason" | "authorId"> &
  Partial<Pick<ChangeRecord, "effectiveFrom" | "reverts" | "cancels">>;

export type ChangePatch = Partial<
  Pick<ChangeRecord, "title" | "reason" | "status" | "effectiveFrom" | "publishedAt" | "approvedDigest">
>;

/** What a change makes of a cell; a content of null hands it back. */
export interface EditRecord extends Cell {
  readonly content: RuleContent | null;
  /** The cell's latest revision when the edit was drafted; null where it had none. */
  readonly baseRevision: number | null;
  readonly editedBy: string | null;
  readonly editedAt: number;
}

export type NewEdit = Omit<EditRecord, "editedAt">;

export interface SourceRecord {
  readonly title: string;
  readonly url: string | null;
  readonly clause: string | null;
  readonly publishedOn: PlainDate | null;
  readonly retrievedOn: PlainDate | null;
}

export interface ReviewRecord {
  readonly id: number;
  readonly changeNumber: number;
  /** The version and content that the verdict was given on. */
  readonly changeVersion: number;
  readonly contentDigest: string;
  readonly reviewerId: string | null;
  readonly verdict: (typeof verdicts)[number];
  readonly comment: string | null;
  readonly at: number;
}

export type NewReview = Omit<ReviewRecord, "id" | "at">;

export interface CommentRecord {
  readonly id: number;
  readonly changeNumber: number;
  readonly personId: string;
  readonly text: string;
  readonly at: number;
}

export type NewComment = Omit<CommentRecord, "id" | "at">;

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

/** Changes with all that belongs to them, on their way to being published and after. */
export interface ChangeReads {
  /** By number, in the order given. */
  byNumber(numbers: readonly number[]): Promise<readonly (ChangeRecord | null)[]>;
  /** Newest first. */
  page(filter: ChangeFilter, page: PageRequest): Promise<Page<ChangeRecord>>;
  count(filter: ChangeFilter): Promise<number>;
  /** The changes published last, latest first. */
  latestPublished(count: number): Promise<readonly ChangeRecord[]>;
  /** Published changes that take effect after one day and up to another, in the order of taking effect; none cancelled. */
  takingEffect(after: PlainDate, until: PlainDate): Promise<readonly ChangeRecord[]>;
  // Each of these answers for every number given, with an empty list where there is nothing.
  editsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly EditRecord[]>>;
  sourcesOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  reviewsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly ReviewRecord[]>>;
  commentsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly CommentRecord[]>>;
  /** The ids of all who ever edited the change. */
  editorsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>>;
  /** The changes that undo it, whatever became of them. */
  revertsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly ChangeRecord[]>>;
}

/** What moves a change; each of its writes is at the transaction's instant. */
export interface ChangeWrites {
  /** A draft of version 1. */
  create(change: NewChange): Promise<ChangeRecord>;
  /** Applies to the version seen only, and makes it one higher; null where the change isn't of that version. */
  update(number: number, seenVersion: number, patch: ChangePatch): Promise<ChangeRecord | null>;
  /** Sets the edits of the cells named, and leaves the others. */
  putEdits(changeNumber: number, edits: readonly NewEdit[]): Promise<void>;
  dropEdits(changeNumber: number, cells: readonly Cell[]): Promise<void>;
  setSources(changeNumber: number, sources: readonly SourceRecord[]): Promise<void>;
  addEditor(changeNumber: number, personId: string): Promise<void>;
  addReview(review: NewReview): Promise<ReviewRecord>;
  addComment(comment: NewComment): Promise<CommentRecord>;
}
