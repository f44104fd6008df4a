import type { PlainDate, ProvinceCode, RuleContent } from "@beian/shared";
import DataLoader from "dataloader";
import type { Actor } from "../domain/acting/actor.ts";
import type { Change, CommentRecord, ReviewRecord } from "../domain/changes/change.ts";
import type { RuleEdit } from "../domain/changes/edits-in-words.ts";
import type { ChangeNotice } from "../domain/changes/notices.ts";
import type { ChangeScope } from "../domain/changes/scope.ts";
import type { DefinitionMoment } from "../domain/definitions/definitions.ts";
import type { Defined, DefinitionEdit } from "../domain/definitions/edits-in-words.ts";
import type { Domain } from "../domain/domain.ts";
import type { CancellationRecord, RecordedRevision, SourceRecord } from "../domain/history.ts";
import type { PersonRecord } from "../domain/people.ts";
import type { WebhookAttempt } from "../domain/webhooks/webhooks.ts";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";

/** Gathers what many resolvers of one request ask for one by one into one read each. */
export interface Loaders {
  readonly revision: DataLoader<number, RecordedRevision | null>;
  /** By the number of the change that was cancelled; null where it wasn't. */
  readonly cancellation: DataLoader<number, CancellationRecord | null>;
  readonly contentBefore: DataLoader<RecordedRevision, RuleContent | null, number>;
  /** Null for drafts that aren't the caller's to see. */
  readonly change: DataLoader<number, Change | null>;
  readonly edits: DataLoader<Change, readonly RuleEdit[], Key>;
  readonly definitionEdits: DataLoader<Change, readonly DefinitionEdit[], Key>;
  /** What is defined on a day as known at an instant: today and now where they are null. */
  readonly definition: DataLoader<DefinitionMoment, Defined | null, Key>;
  /** By number. */
  readonly definitionRecorded: DataLoader<number, Defined | null>;
  /** What a requirement was defined as first. */
  readonly definitionFirst: DataLoader<string, Defined | null>;
  readonly definitionUntil: DataLoader<Defined, PlainDate | null, number>;
  readonly conflicts: DataLoader<Change, number, Key>;
  readonly sources: DataLoader<number, readonly SourceRecord[]>;
  readonly reviews: DataLoader<number, readonly ReviewRecord[]>;
  readonly notices: DataLoader<Change, readonly ChangeNotice[], Key>;
  readonly scope: DataLoader<number, ChangeScope>;
  readonly comments: DataLoader<number, readonly CommentRecord[]>;
  readonly revert: DataLoader<number, Change | null>;
  readonly person: DataLoader<string, PersonRecord | null>;
  readonly provinceVersion: DataLoader<ProvinceCode, number>;
  readonly webhookAttempts: DataLoader<number, readonly WebhookAttempt[]>;
  /** To be called after a write, so that one request with several mutations never answers from before. */
  forgetChanges(): void;
}

export function createLoaders({ history, changes, definitions, people, webhooks }: Domain, actor: Actor): Loaders {
  const loaders = {
    revision: new DataLoader<number, RecordedRevision | null>((ids) => history.revisionsById(ids)),
    cancellation: new DataLoader<number, CancellationRecord | null>(async (numbers) => {
      const cancellations = await history.cancellationsOf(numbers);
      return numbers.map((number) => cancellations.get(number) ?? null);
    }),
    contentBefore: new DataLoader<RecordedRevision, RuleContent | null, number>(
      (revisions) => history.contentsBefore(revisions),
      { cacheKeyFn: ({ id }) => id },
    ),
    change: new DataLoader<number, Change | null>((numbers) => changes.byNumber(actor, numbers)),
    edits: new DataLoader<Change, readonly RuleEdit[], Key>((list) => changes.editsOf(list), {
      cacheKeyFn: ({ number, version }) => keyOf(number, version),
    }),
    definitionEdits: new DataLoader<Change, readonly DefinitionEdit[], Key>((list) => changes.definitionEditsOf(list), {
      cacheKeyFn: ({ number, version }) => keyOf(number, version),
    }),
    definition: new DataLoader<DefinitionMoment, Defined | null, Key>((moments) => definitions.at(moments), {
      cacheKeyFn: (moment) => keyOf(...moment),
    }),
    definitionRecorded: new DataLoader<number, Defined | null>((ids) => definitions.byId(ids)),
    definitionFirst: new DataLoader<string, Defined | null>((keys) => definitions.firstOf(keys)),
    definitionUntil: new DataLoader<Defined, PlainDate | null, number>((list) => definitions.untilOf(list), {
      cacheKeyFn: ({ id }) => id,
    }),
    conflicts: new DataLoader<Change, number, Key>((list) => changes.conflictsOf(list), {
      cacheKeyFn: ({ number, version }) => keyOf(number, version),
    }),
    sources: new DataLoader<number, readonly SourceRecord[]>(async (numbers) => {
      const sources = await changes.sourcesOf(numbers);
      return numbers.map((number) => sources.get(number) ?? []);
    }),
    reviews: new DataLoader<number, readonly ReviewRecord[]>(async (numbers) => {
      const reviews = await changes.reviewsOf(numbers);
      return numbers.map((number) => reviews.get(number) ?? []);
    }),
    notices: new DataLoader<Change, readonly ChangeNotice[], Key>((list) => changes.noticesOf(actor, list), {
      cacheKeyFn: ({ number, version }) => keyOf(number, version),
    }),
    scope: new DataLoader<number, ChangeScope>(async (numbers) => {
      const scopes = await changes.scopesOf(numbers);
      return numbers.map((number) => scopes.get(number) ?? new Error(`no edits of change ${number}`));
    }),
    comments: new DataLoader<number, readonly CommentRecord[]>(async (numbers) => {
      const comments = await changes.commentsOf(actor, numbers);
      return numbers.map((number) => comments.get(number) ?? []);
    }),
    revert: new DataLoader<number, Change | null>((numbers) => changes.revertOf(actor, numbers)),
    person: new DataLoader<string, PersonRecord | null>((ids) => people.byIds(actor, ids)),
    webhookAttempts: new DataLoader<number, readonly WebhookAttempt[]>(async (ids) => {
      const attempts = await webhooks.attemptsOf(ids);
      return ids.map((id) => attempts.get(id) ?? []);
    }),
    provinceVersion: new DataLoader<ProvinceCode, number>(async (codes) => {
      const versions = await history.provinceVersions();
      return codes.map((code) => versions.get(code) ?? 0);
    }),
  };
  return {
    ...loaders,
    forgetChanges() {
      const {
        change,
        edits,
        definitionEdits,
        conflicts,
        scope,
        sources,
        reviews,
        comments,
        notices,
        revert,
        cancellation,
      } = loaders;
      for (const loader of [
        change,
        edits,
        definitionEdits,
        conflicts,
        scope,
        sources,
        reviews,
        comments,
        notices,
        revert,
        cancellation,
      ])
        loader.clearAll();
      const { provinceVersion, definition, definitionUntil } = loaders;
      for (const loader of [provinceVersion, definition, definitionUntil]) loader.clearAll();
    },
  };
}
