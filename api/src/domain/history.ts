import type { ProvinceCode } from "@beian/shared";
import { beijingDateOf, findRequirement } from "@beian/shared";
import type {
  ChangeRecord,
  ChangeStatus,
  EditRecord,
  RecordedRevision,
  SourceRecord,
  StoredChangeStatus,
} from "../store/records.ts";
import type { ChangeFilter, HistoryFilter, Page, PageRequest, Store } from "../store/store.ts";
import { InvalidInput } from "./refusal.ts";

export type { EditRecord, RecordedRevision, SourceRecord } from "../store/records.ts";
export type { PageRequest } from "../store/store.ts";

/** A change with what a reader of history needs. */
export interface PublishedChange extends ChangeRecord {
  /** SCHEDULED while its effective date lies ahead. */
  readonly state: ChangeStatus;
}

/** Part of a list, with the number of all entries worked out only when asked for. */
export interface Connection<Item> extends Page<Item> {
  readonly totalCount: () => Promise<number>;
}

/** What was published, when, by which change and from which source; never drafts. */
export interface History {
  revisions(filter: HistoryFilter, page: PageRequest): Promise<Connection<RecordedRevision>>;
  revisionsById(ids: readonly number[]): Promise<readonly (RecordedRevision | null)[]>;
  changes(filter: Omit<ChangeFilter, "today">, page: PageRequest): Promise<Connection<PublishedChange>>;
  changesByNumber(numbers: readonly number[]): Promise<readonly (PublishedChange | null)[]>;
  sourcesOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  editsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly EditRecord[]>>;
  provinceVersions(): Promise<ReadonlyMap<ProvinceCode, number>>;
}

const published: readonly ChangeStatus[] = ["PUBLISHED", "SCHEDULED"];

export function createHistory({ store, now }: { store: Store; now: () => Date }): History {
  const withState = (change: ChangeRecord): PublishedChange => ({
    ...change,
    state: stateOf(change, beijingDateOf(now())),
  });

  return {
    async revisions(filter, page) {
      if (filter.requirement !== undefined && !findRequirement(filter.requirement))
        throw new InvalidInput(["requirement"], { zh: "没有这项要求", en: "no such requirement" });
      return { ...(await store.historyPage(filter, page)), totalCount: () => store.countHistory(filter) };
    },
    revisionsById: (ids) => store.revisions(ids),
    async changes(filter, page) {
      const statuses = (filter.statuses ?? published).filter((status) => published.includes(status));
      const visible = { ...filter, statuses, today: beijingDateOf(now()) };
      const { items, ...rest } = await store.changesPage(visible, page);
      return { ...rest, items: items.map(withState), totalCount: () => store.countChanges(visible) };
    },
    async changesByNumber(numbers) {
      const changes = await store.changes(numbers);
      return changes.map((change) => (change && change.status === "PUBLISHED" ? withState(change) : null));
    },
    sourcesOf: (numbers) => store.sourcesOf(numbers),
    editsOf: (numbers) => store.editsOf(numbers),
    provinceVersions: () => store.provinceVersions(),
  };
}

/** What people see of a change's state. */
export function stateOf(change: { status: StoredChangeStatus; effectiveFrom: string | null }, today: string): ChangeStatus {
  const ahead = change.status === "PUBLISHED" && change.effectiveFrom !== null && change.effectiveFrom > today;
  return ahead ? "SCHEDULED" : change.status;
}
