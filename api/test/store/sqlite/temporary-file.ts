import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlainDate, RuleContent } from "@beian/shared";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import { touchedProvinces } from "../../src/domain/publishing.ts";
import type { NewChange, SourceRecord } from "../../src/store/ports/changes.ts";
import type { NewRevision } from "../../src/store/ports/history.ts";
import type { Page } from "../../src/store/ports/page.ts";
import type { Store, StoreTransaction } from "../../src/store/ports/store.ts";
import type { SqliteStoreOptions } from "../../src/store/sqlite/open.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";

/** A directory of the test's own, gone when it ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "beian-store-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A store on a new file, closed when the test ends. The clock stands at the instant given until it's moved. */
export async function temporaryStore(options: Partial<SqliteStoreOptions> = {}) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const file = options.file ?? join(temporaryDirectory(), "beian.db");
  const open = async (more: Partial<SqliteStoreOptions> = {}) => {
    const store = await openSqliteStore({ file, now: () => new Date(clock.now), ...options, ...more });
    onTestFinished(() => store.close());
    return store;
  };
  return { file, clock, open, store: await open() };
}

/** Another program's connection to the file, with nothing of ours set. */
export function rawConnection(file: string, options: Database.Options = {}): Database.Database {
  const raw = new Database(file, options);
  onTestFinished(() => {
    raw.close();
  });
  return raw;
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
  await tx.history.bumpProvinceVersions(touchedProvinces(revisions.map(({ layer }) => layer)));
  await tx.changes.update(number, 1, { status: "PUBLISHED", effectiveFrom, publishedAt: first?.recordedAt ?? tx.at });
  return number;
}

export function revisionOf(
  layer: NewRevision["layer"],
  requirement: string,
  content: RuleContent | null,
  effectiveFrom: PlainDate,
): NewRevision {
  return { layer, requirement, content, effectiveFrom, correction: false };
}
