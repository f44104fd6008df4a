import { beijingDateOf } from "@beian/shared";
import type {
  ChangeFilter,
  ChangeRecord,
  CommentRecord,
  ReviewRecord,
  SourceRecord,
} from "../../store/ports/changes.ts";
import type { Store } from "../../store/ports/store.ts";
import type { Actor } from "../acting/actor.ts";
import { personOf } from "../acting/actor.ts";
import { may } from "../acting/permissions.ts";
import { InvalidInput } from "../acting/refusal.ts";
import { catalogueFor } from "../definitions/drafted.ts";
import type { DefinitionEdit } from "../definitions/edits-in-words.ts";
import { definitionEditsInWords } from "../definitions/edits-in-words.ts";
import type { List, PageRequest } from "../lists.ts";
import { byCursor } from "../lists.ts";
import { requirementNamed } from "../requirement-named.ts";
import type { Rulebooks } from "../rulebooks.ts";
import type { Change } from "./change.ts";
import { publicStates, withState } from "./change.ts";
import type { CommentInput } from "./comment.ts";
import { commentOnChange } from "./comment.ts";
import type { CreateChangeInput } from "./create.ts";
import { createChange } from "./create.ts";
import type { EditChangeInput } from "./edit.ts";
import { editChange } from "./edit.ts";
import type { RuleEdit } from "./edits-in-words.ts";
import { editsInWords, viewpointOf } from "./edits-in-words.ts";
import type { Impact } from "./impact.ts";
import { createImpact } from "./impact.ts";
import type { LintWarning } from "./lint.ts";
import { lintChange } from "./lint.ts";
import type { ChangeNotice } from "./notices.ts";
import { noticesOf } from "./notices.ts";
import type { CellOutlook } from "./outlook.ts";
import { outlookOf } from "./outlook.ts";
import { isOutrun } from "./outrun.ts";
import type { StepOutlook } from "./possible-steps.ts";
import { possibleSteps } from "./possible-steps.ts";
import type { PublishChangeInput } from "./publish.ts";
import { publishChange } from "./publish.ts";
import { revertChange } from "./revert.ts";
import type { ReviewChangeInput } from "./review.ts";
import { reviewChange } from "./review.ts";
import type { ChangeScope } from "./scope.ts";
import { scopeOf } from "./scope.ts";
import type { ChangeAt } from "./steps.ts";
import { submitChange } from "./submit.ts";
import { withdrawChange } from "./withdraw.ts";

/** Whose titles are searched at most: as many of the latest changes, those that the caller may not see counted too. */
export const titlesSearched = 20_000;

/** Changes to rules: who may see them, and every step of their life. Steps throw a Refusal where they can't be taken. */
export interface Changes {
  /** Newest first. Those who may not see drafts get published ones only, whatever they ask for. */
  list(actor: Actor, filter: ListFilter, page: PageRequest): Promise<List<Change>>;
  /** Those published last, latest first, also where they take effect later. */
  latest(count: number): Promise<readonly Change[]>;
  /** In the order given; null where there is none, or where it isn't the actor's to see. */
  byNumber(actor: Actor, numbers: readonly number[]): Promise<readonly (Change | null)[]>;
  /** A record just written, with its state. */
  seen(change: ChangeRecord): Change;
  /** The edits of changes that the caller was given, before and after. */
  editsOf(changes: readonly ChangeRecord[]): Promise<readonly (readonly RuleEdit[])[]>;
  /** The definitions that changes which the caller was given make, before and after. */
  definitionEditsOf(changes: readonly ChangeRecord[]): Promise<readonly (readonly DefinitionEdit[])[]>;
  /** Of each change that the caller was given, how many of its edits others have published something for since. */
  conflictsOf(changes: readonly ChangeRecord[]): Promise<readonly number[]>;
  /** Of changes that the caller was given. */
  scopesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, ChangeScope>>;
  sourcesOf(numbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  reviewsOf(numbers: readonly number[]): Promise<ReadonlyMap<number, readonly ReviewRecord[]>>;
  /** Nothing for those who may not see drafts. */
  commentsOf(actor: Actor, numbers: readonly number[]): Promise<ReadonlyMap<number, readonly CommentRecord[]>>;
  /** Which steps the actor may take now, and why not the others. */
  stepsOf(actor: Actor, change: ChangeRecord): Promise<readonly StepOutlook[]>;
  /** The change that undoes it: the published one, else an open one that the actor may see. */
  revertOf(actor: Actor, numbers: readonly number[]): Promise<readonly (Change | null)[]>;
  /** What it does to the samples; for those who may not see drafts without the cases. */
  impactOf(actor: Actor, change: ChangeRecord): Promise<Impact>;
  /** What became of the people behind it since; nothing for those who may not see people. */
  noticesOf(actor: Actor, changes: readonly Change[]): Promise<readonly (readonly ChangeNotice[])[]>;
  /** What will hold in each of its cells, day by day, once it is published; nothing of one that is. */
  outlookOf(change: ChangeRecord): Promise<readonly CellOutlook[]>;
  /** What is worth a second look. */
  lintOf(change: ChangeRecord): Promise<readonly LintWarning[]>;

  create(actor: Actor, input: CreateChangeInput): Promise<Change>;
  comment(actor: Actor, input: CommentInput): Promise<Change>;
  edit(actor: Actor, input: EditChangeInput): Promise<Change>;
  submit(actor: Actor, input: ChangeAt): Promise<Change>;
  review(actor: Actor, input: ReviewChangeInput): Promise<Change>;
  publish(actor: Actor, input: PublishChangeInput): Promise<Change>;
  withdraw(actor: Actor, input: ChangeAt): Promise<Change>;
  revert(actor: Actor, input: ChangeAt): Promise<Change>;
}

export interface ListFilter extends Omit<ChangeFilter, "today" | "authorId" | "titled"> {
  /** Only those whose titles have every word of it; of blanks alone all. */
  readonly search?: string;
  /** Only those that the actor created. */
  readonly mine?: boolean;
}

export interface ChangesParts {
  readonly store: Store;
  readonly rulebooks: Rulebooks;
  readonly now: () => Date;
  /** Called once a change is published, before the publisher is told. */
  readonly published: () => Promise<void>;
}

export function createChanges({ store, rulebooks, now, published }: ChangesParts): Changes {
  const today = () => beijingDateOf(now());
  const seen = (change: ChangeRecord) => withState(change, today());
  const impact = createImpact({ store, rulebooks });
  const isVisible = (actor: Actor) => (change: ChangeRecord) =>
    change.status === "PUBLISHED" || may(actor, "READ_DRAFTS");

  return {
    async list(actor, { mine = false, search = "", ...filter }, page) {
      if (filter.requirement !== undefined) requirementNamed(rulebooks.catalogue, filter.requirement, ["requirement"]);
      const statuses = may(actor, "READ_DRAFTS")
        ? filter.statuses
        : (filter.statuses ?? publicStates).filter((state) => publicStates.includes(state));
      const words = searchedWords(search);
      const authorId = mine ? personOf(actor)?.id : undefined;
      const isNobodys = mine && authorId === undefined;
      const visible: ChangeFilter = {
        ...filter,
        ...(isNobodys ? { statuses: [] } : statuses ? { statuses } : {}),
        ...(authorId === undefined ? {} : { authorId }),
        ...(words.length === 0 ? {} : { titled: { words, amongLatest: titlesSearched } }),
        today: today(),
      };
      const { entries, ...rest } = await byCursor(() => store.changes.page(visible, page));
      const seenEntries = entries.map(({ item, cursor }) => ({ item: seen(item), cursor }));
      return { ...rest, entries: seenEntries, totalCount: () => store.changes.count(visible) };
    },
    latest: async (count) => (await store.changes.latestPublished(count)).map(seen),
    async byNumber(actor, numbers) {
      const visible = isVisible(actor);
      return (await store.changes.byNumber(numbers)).map((change) => (change && visible(change) ? seen(change) : null));
    },
    seen,
    async editsOf(changes) {
      const numbers = changes.map(({ number }) => number);
      const [edits, definitions] = [await store.changes.editsOf(numbers), await store.definitions.editsOf(numbers)];
      return Promise.all(
        changes.map(async (change) => {
          const rules = edits.get(change.number) ?? [];
          const defining = definitions.get(change.number) ?? [];
          const catalogue = await catalogueFor(store, rulebooks, { rules, definitions: defining });
          const viewpoint = await viewpointOf(store, change, today());
          return editsInWords(store, rules, viewpoint, catalogue);
        }),
      );
    },
    async definitionEditsOf(changes) {
      const edits = await store.definitions.editsOf(changes.map(({ number }) => number));
      return Promise.all(
        changes.map(async (change) => {
          const viewpoint = await viewpointOf(store, change, today());
          return definitionEditsInWords(store, change, edits.get(change.number) ?? [], viewpoint);
        }),
      );
    },
    async conflictsOf(changes) {
      const open = changes.flatMap(({ status, number }) => (status === "PUBLISHED" ? [] : [number]));
      const [edits, definitions] = [await store.changes.editsOf(open), await store.definitions.editsOf(open)];
      const cells = [...edits.values()].flat();
      const defining = [...definitions.values()].flat();
      const overtaken = new Set<object>([
        ...overtakenOf(cells, await store.history.latestRevisions(cells)),
        ...overtakenOf(defining, await store.definitions.latest(defining.map(({ requirement }) => requirement))),
      ]);
      return changes.map(
        ({ number }) =>
          [...(edits.get(number) ?? []), ...(definitions.get(number) ?? [])].filter((edit) => overtaken.has(edit))
            .length,
      );
    },
    async scopesOf(numbers) {
      const [edits, definitions] = [await store.changes.editsOf(numbers), await store.definitions.editsOf(numbers)];
      return new Map(
        await Promise.all(
          numbers.map(async (number) => {
            const changed = { rules: edits.get(number) ?? [], definitions: definitions.get(number) ?? [] };
            return [number, scopeOf(changed, await catalogueFor(store, rulebooks, changed))] as const;
          }),
        ),
      );
    },
    sourcesOf: (numbers) => store.changes.sourcesOf(numbers),
    reviewsOf: (numbers) => store.changes.reviewsOf(numbers),
    commentsOf: async (actor, numbers) => (may(actor, "READ_DRAFTS") ? store.changes.commentsOf(numbers) : new Map()),
    stepsOf: (actor, change) => possibleSteps(store, rulebooks.catalogue, change, actor, today()),
    async revertOf(actor, numbers) {
      const reverts = await store.changes.revertsOf(numbers);
      return numbers.map((number) => {
        const candidates = (reverts.get(number) ?? []).filter(isVisible(actor));
        const done = candidates.findLast(({ status }) => status === "PUBLISHED");
        const open = candidates.findLast(({ status }) => status !== "WITHDRAWN" && status !== "REJECTED");
        const revert = done ?? open;
        return revert ? seen(revert) : null;
      });
    },
    impactOf: (actor, change) => impact(actor, change, today()),
    noticesOf: (actor, changes) => noticesOf(store, actor, changes),
    outlookOf: (change) => outlookOf({ reads: store, rulebooks }, change, today()),
    lintOf: (change) => lintChange({ store, rulebooks }, change, today()),

    create: async (actor, input) => seen(await createChange(store, actor, input)),
    comment: async (actor, input) => seen(await commentOnChange(store, actor, input)),
    edit: async (actor, input) => seen(await editChange(store, rulebooks, actor, input)),
    submit: async (actor, input) => seen(await submitChange(store, rulebooks.catalogue, actor, input)),
    review: async (actor, input) => seen(await reviewChange(store, actor, input)),
    async publish(actor, input) {
      const change = await publishChange(store, rulebooks.catalogue, actor, input);
      await published();
      return seen(change);
    },
    withdraw: async (actor, input) => seen(await withdrawChange(store, actor, input)),
    revert: async (actor, input) => seen(await revertChange(store, actor, input)),
  };
}

const longestSearch = 100;
const mostWords = 8;

function searchedWords(search: string): readonly string[] {
  const words = [...new Set(search.normalize("NFC").split(/\s+/))].filter((word) => word !== "");
  if (search.length > longestSearch || words.length > mostWords)
    throw new InvalidInput(["search"], {
      zh: `最多 ${longestSearch} 个字符、${mostWords} 个词`,
      en: `at most ${longestSearch} characters and ${mostWords} words`,
    });
  return words;
}

/** Edits of which something was published since their base. */
function overtakenOf<Edit extends { readonly baseRevision: number | null }>(
  edits: readonly Edit[],
  latest: readonly ({ readonly id: number } | null)[],
): readonly Edit[] {
  return edits.filter((edit, index) => isOutrun(edit, latest[index] ?? null));
}
