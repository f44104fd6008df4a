import type { ProvinceCode, RuleContent } from "@beian/shared";
import { national } from "@beian/shared";
import { keyOf } from "../key-of.ts";
import type { CancellationRecord } from "../store/ports/cancellations.ts";
import type { SourceRecord } from "../store/ports/changes.ts";
import type { EffectFilter, HistoryFilter, RecordedRevision } from "../store/ports/history.ts";
import type { Store } from "../store/ports/store.ts";
import type { List, PageRequest } from "./lists.ts";
import { byCursor } from "./lists.ts";
import { requirementNamed } from "./requirement-named.ts";
import type { Rulebooks } from "./rulebooks.ts";

export type { CancellationRecord } from "../store/ports/cancellations.ts";
export type { SourceRecord } from "../store/ports/changes.ts";
export type { RecordedRevision } from "../store/ports/history.ts";

/** RECORDED: the last known first. EFFECTIVE: the latest day first. */
export type HistoryOrder = "RECORDED" | "EFFECTIVE";

/** What was published, when, by which change and from which source; never drafts. */
export interface History {
  revisions(
    filter: EffectFilter & Pick<HistoryFilter, "withInherited">,
    page: PageRequest,
    order: HistoryOrder,
  ): Promise<List<RecordedRevision>>;
  /**
   * What held in each revision's cell on its first day as known just before it: the cell's own content, else, in a
   * province, the national default; null where nothing was recorded.
   */
  contentsBefore(revisions: readonly RecordedRevision[]): Promise<readonly (RuleContent | null)[]>;
  revisionsById(ids: readonly number[]): Promise<readonly (RecordedRevision | null)[]>;
  sourcesOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, readonly SourceRecord[]>>;
  /** Of the changes that were cancelled, by their numbers: since when all that they recorded is void, and by which. */
  cancellationsOf(changeNumbers: readonly number[]): Promise<ReadonlyMap<number, CancellationRecord>>;
  provinceVersions(): Promise<ReadonlyMap<ProvinceCode, number>>;
}

export function createHistory({ store, rulebooks }: { store: Store; rulebooks: Rulebooks }): History {
  return {
    async revisions(filter, page, order) {
      if (filter.requirement !== undefined) requirementNamed(rulebooks.catalogue, filter.requirement, ["requirement"]);
      const totalCount = () => store.history.count(filter);
      const read = order === "EFFECTIVE" ? store.history.pageByEffect : store.history.page;
      return { ...(await byCursor(() => read(filter, page))), totalCount };
    },
    async contentsBefore(revisions) {
      // Those of one change were recorded at one instant for one day.
      const sameMoment = Map.groupBy(revisions, ({ effectiveFrom, recordedAt }) => keyOf(effectiveFrom, recordedAt));
      const before = new Map<number, RuleContent | null>();
      for (const group of sameMoment.values()) {
        const [first] = group;
        if (!first) continue;
        const defaults = group.map(({ requirement }) => ({ layer: national, requirement }));
        const held = await store.history.revisionsInForce(
          [...group, ...defaults],
          first.effectiveFrom,
          first.recordedAt - 1,
        );
        for (const [index, { id }] of group.entries())
          before.set(id, held[index]?.revision?.content ?? held[group.length + index]?.revision?.content ?? null);
      }
      return revisions.map(({ id }) => before.get(id) ?? null);
    },
    revisionsById: (ids) => store.history.revisions(ids),
    sourcesOf: (numbers) => store.changes.sourcesOf(numbers),
    cancellationsOf: (numbers) => store.cancellations.of(numbers),
    provinceVersions: () => store.history.provinceVersions(),
  };
}
