import type { PlainDate, RuleContent } from "@beian/shared";
import { editsOfChange, provincesTouched } from "../../../src/domain/publishing.ts";
import type { NewChange, SourceRecord } from "../../../src/store/ports/changes.ts";
import type { NewRevision } from "../../../src/store/ports/history.ts";
import type { Page } from "../../../src/store/ports/page.ts";
import type { Store, StoreTransaction } from "../../../src/store/ports/store.ts";
import { rawConnection, temporaryStore } from "../sqlite/temporary-file.ts";

/** What a store is asked for its tests, whatever keeps it. */
export interface AnyStore {
  readonly store: Store;
  /** Stands at the instant given until it's moved. */
  readonly clock: { now: number };
  /** Another store on the same database. */
  open(): Promise<Store>;
  beside(): Beside;
}

/** Somebody with a connection of their own, past the program. */
export interface Beside {
  run(sql: string): void;
  /** Takes away a trigger that guards a table, where its owner may. */
  dropGuard(name: string): void;
  /** Keeps everybody else from writing, until it is called. */
  lock(): () => void;
}

/** A new store, closed when the test ends. What promises the port makes is tested of each kind that there is: of one. */
export async function anyStore(options: { readonly patience?: number } = {}): Promise<AnyStore> {
  const { store, clock, open, file } = await temporaryStore(options);
  return {
    store,
    clock,
    open: () => open(),
    beside() {
      const raw = rawConnection(file);
      return {
        run: (sql) => void raw.exec(sql),
        dropGuard: (name) => void raw.exec(`DROP TRIGGER ${name}`),
        lock() {
          raw.exec("BEGIN IMMEDIATE");
          return () => void raw.exec("ROLLBACK");
        },
      };
    },
  };
}

/** What a page holds, without its places. */
export function itemsOf<Item>({ entries }: Page<Item>): readonly Item[] {
  return entries.map(({ item }) => item);
}

export const yes: RuleContent = { value: true, strictness: "ENFORCED" };
export const no: RuleContent = { value: false, strictness: "ADVISED", noteZh: "存疑" };

/** Publishes revisions as one change, in the order that the store asks for. */
export function publish(
  store: Store,
  revisions: readonly NewRevision[],
  effectiveFrom: PlainDate = revisions[0]?.effectiveFrom ?? "2026-01-01",
): Promise<number> {
  return store.transaction((tx) => publishIn(tx, revisions, effectiveFrom));
}

export async function publishIn(
  tx: StoreTransaction,
  revisions: readonly NewRevision[],
  effectiveFrom: PlainDate,
  words: { readonly change?: NewChange; readonly sources?: readonly SourceRecord[] } = {},
): Promise<number> {
  const { number } = await tx.changes.create(words.change ?? { title: "变更", reason: "测试", authorId: null });
  if (words.sources) await tx.changes.setSources(number, words.sources);
  await tx.changes.putEdits(
    number,
    revisions.map((revision) => ({ ...revision, baseRevision: null, editedBy: null })),
  );
  const [first] = await tx.history.append(number, revisions);
  await tx.history.bumpProvinceVersions(provincesTouched({ rules: revisions, definitions: [] }));
  await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom, publishedAt: first?.recordedAt ?? tx.at });
  return number;
}

/** Cancels a published change as the domain does, by a change made for it. */
export function cancel(store: Store, cancelled: number): Promise<number> {
  return store.transaction(async (tx) => {
    const draft = { title: "取消", reason: "测试", authorId: null, reverts: cancelled, cancels: true };
    const { number } = await tx.changes.create(draft);
    const { recordedAt } = await tx.cancellations.append(number, cancelled);
    await tx.history.bumpProvinceVersions(provincesTouched(await editsOfChange(tx, cancelled)));
    await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom: "2026-01-01", publishedAt: recordedAt });
    return number;
  });
}

export function revisionOf(
  layer: NewRevision["layer"],
  requirement: string,
  content: RuleContent | null,
  effectiveFrom: PlainDate,
): NewRevision {
  return { layer, requirement, content, effectiveFrom, correction: false };
}
