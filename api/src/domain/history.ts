import type { ProvinceCode } from "@beian/shared";
import type { RecordedRevision, SourceRecord } from "../store/records.ts";
import type { HistoryFilter, Page, PageRequest, Store } from "../store/store.ts";
import { requirementNamed } from "./requirement-named.ts";

export type { RecordedRevision, SourceRecord } from "../store/records.ts";
export type { PageRequest } from "../store/store.ts";

/** Part of a list, with the number of all entries worked out only when asked for. */
export interface Connection<Item> extends Page<Item> {
  readonly totalCount: () => Promise<number>;
}

/** What was published, when, by which change and from which source; never drafts. */
export interface History {
  revisions(filter: HistoryFilter, page: PageRequest): Promise<Connection<RecordedRevision>>;
  revisionsById(ids: readonly number[]): Promise<readonly (RecordedRevision | null)[]>;
  sourcesOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  provinceVersions(): Promise<ReadonlyMap<ProvinceCode, number>>;
}

export function createHistory({ store }: { store: Store }): History {
  return {
    async revisions(filter, page) {
      if (filter.requirement !== undefined) requirementNamed(filter.requirement, ["requirement"]);
      return { ...(await store.historyPage(filter, page)), totalCount: () => store.countHistory(filter) };
    },
    revisionsById: (ids) => store.revisions(ids),
    sourcesOf: (numbers) => store.sourcesOf(numbers),
    provinceVersions: () => store.provinceVersions(),
  };
}
