import type { PlainDate, RuleContent } from "@beian/shared";
import { sameContent } from "@beian/shared";
import { keyOf } from "../key-of.ts";
import type { Cell, RecordedRevision } from "../store/ports/history.ts";
import type { StoreReads, StoreTransaction } from "../store/ports/store.ts";
import { recordAudit } from "./acting/audit.ts";
import type { SeedEntry, SeedGroup } from "./seeding.ts";
import { cellNamed, entryNameOf, groupsOf, groupTitleOf } from "./seeding.ts";

/** What the product says of a cell by now, beside what holds there. */
export interface ProposedEdit extends SeedEntry {
  /** The cell's own content on that day, of which it would take the place. */
  readonly inForce: RuleContent | null;
  /** The cell's latest revision that says what the product said; null where none does. */
  readonly baseRevision: number | null;
  /** What others made of the cell since: the other side of a conflict. */
  readonly overtakenBy: RecordedRevision | null;
}

/** What a version of the product makes of a book that holds rules already. */
export interface ProposalPlan {
  /** Each becomes a draft: what one source says of one day on. */
  readonly proposals: readonly SeedGroup<ProposedEdit>[];
  /** News that holds already, so that there is nothing to propose. */
  readonly held: readonly SeedEntry[];
  /** Names of what the product said once and says no more. It is left as it is: silence hands nothing back. */
  readonly vanished: readonly string[];
}

/** Compares what the product says with what it said before, whatever staff made of the cells since. Writes nothing. */
export async function plannedProposals(reads: StoreReads, entries: readonly SeedEntry[]): Promise<ProposalPlan> {
  const said = await sayingsOf(reads);
  const published = await publishedOf(reads, said);
  const news = entries.filter((entry) => isNews(entry, said.get(entryNameOf(entry)) ?? [], published));
  const inForce = await contentInForce(reads, news);
  const latest = await reads.history.latestRevisions(news);
  const words = wordsByCell(said);
  const edits = await Promise.all(
    news.map(async (entry, index): Promise<ProposedEdit> => {
      const own = words.get(cellNameOf(entry)) ?? [];
      const newest = latest[index] ?? null;
      const isOwn = newest === null || isWordOf(own, newest);
      return {
        ...entry,
        inForce: inForce.get(entry) ?? null,
        baseRevision: isOwn ? (newest?.id ?? null) : await lastOwnRevision(reads, entry, own),
        overtakenBy: isOwn ? null : newest,
      };
    }),
  );
  const now = new Set(entries.map(entryNameOf));
  return {
    proposals: groupsOf(edits.filter((edit) => !sameContent(edit.inForce, edit.content))),
    held: edits.filter((edit) => sameContent(edit.inForce, edit.content)),
    vanished: [...said.keys()].filter((name) => !now.has(name)),
  };
}

/** Makes a draft of each proposal, which waits for people as anybody's does, and records all that was said. */
export async function propose(tx: StoreTransaction, { proposals, held }: ProposalPlan): Promise<void> {
  const said = new Map<string, number>();
  for (const { entry, saying } of await tx.seed.proposed()) said.set(entry, saying);
  const record = (entries: readonly SeedEntry[], changeNumber: number | null) =>
    tx.seed.recordProposed(
      entries.map((entry) => {
        const name = entryNameOf(entry);
        return { entry: name, saying: (said.get(name) ?? 0) + 1, content: entry.content, changeNumber };
      }),
    );
  await takeBack(tx, new Set([...proposals.flatMap(({ entries }) => entries), ...held].map(entryNameOf)));
  for (const proposal of proposals) {
    const { effectiveFrom, sources, entries } = proposal;
    const named = groupTitleOf(proposal);
    const reason = `规则台新版本提出：据“${named}”。由编辑提交、他人审核并发布后才会生效。`;
    const { number, version } = await tx.changes.create({ title: named, reason, authorId: null, effectiveFrom });
    await tx.changes.setSources(number, sources);
    await tx.changes.putEdits(
      number,
      entries.map(({ layer, requirement, content, baseRevision }) => ({
        layer,
        requirement,
        content,
        baseRevision,
        editedBy: null,
      })),
    );
    await recordAudit(tx, { ...upgrading, action: "change.create", changeNumber: number, version });
    await record(entries, number);
  }
  await record(held, null);
}

const upgrading = { actorKind: "SYSTEM", actorId: null, origin: "upgrade" } as const;

/** How many of the product's proposals wait for people: those that weren't published, turned down or given up. */
export function proposalsWaiting(reads: StoreReads, today: PlainDate): Promise<number> {
  return reads.changes.count({ origin: "PRODUCT", statuses: ["DRAFT", "IN_REVIEW", "APPROVED"], today });
}

/** Takes what the product says otherwise by now out of its earlier drafts, as long as nobody took them in hand. */
async function takeBack(tx: StoreTransaction, names: ReadonlySet<string>): Promise<void> {
  const cells = new Map<number, Cell[]>();
  for (const { entry, changeNumber } of await tx.seed.proposed()) {
    if (changeNumber === null || !names.has(entry)) continue;
    cells.set(changeNumber, [...(cells.get(changeNumber) ?? []), cellNamed(entry)]);
  }
  const numbers = [...cells.keys()];
  const editors = await tx.changes.editorsOf(numbers);
  const edits = await tx.changes.editsOf(numbers);
  for (const change of await tx.changes.byNumber(numbers)) {
    if (change?.status !== "DRAFT" || (editors.get(change.number) ?? []).length > 0) continue;
    const { number } = change;
    const held = new Set((edits.get(number) ?? []).map(cellNameOf));
    const drop = (cells.get(number) ?? []).filter((cell) => held.has(cellNameOf(cell)));
    if (drop.length === 0) continue;
    await tx.changes.dropEdits(number, drop);
    const isEmpty = drop.length === held.size;
    const updated = await tx.changes.update(number, change.version, isEmpty ? { status: "WITHDRAWN" } : {});
    if (!updated) throw new Error(`change ${number} moved within its own transaction`);
    await recordAudit(tx, {
      ...upgrading,
      action: isEmpty ? "change.withdraw" : "change.edit",
      changeNumber: number,
      version: updated.version,
      details: { from: change.status, set: [], drop: drop.map(cellNameOf), fields: [] },
    });
  }
}

/** One thing that the product said of an entry. */
interface Saying {
  readonly content: RuleContent | null;
  /** The change that published or proposed it; null where it held already. */
  readonly changeNumber: number | null;
}

/** By the entry's name, in the order of being said. */
type Sayings = ReadonlyMap<string, readonly Saying[]>;

/** What the first start published can't be altered, so that the change itself says what that was. */
async function sayingsOf(reads: StoreReads): Promise<Sayings> {
  const seeded = await reads.seed.published();
  const edits = await reads.changes.editsOf([...new Set(seeded.values())]);
  const contents = new Map(
    [...edits].flatMap(([number, list]) =>
      list.map((edit) => [keyOf(number, cellNameOf(edit)), edit.content] as const),
    ),
  );
  const said = new Map<string, readonly Saying[]>();
  for (const [name, changeNumber] of seeded) {
    const content = contents.get(keyOf(changeNumber, cellNameOf(cellNamed(name))));
    if (content !== undefined) said.set(name, [{ content, changeNumber }]);
  }
  for (const { entry, content, changeNumber } of await reads.seed.proposed())
    said.set(entry, [...(said.get(entry) ?? []), { content, changeNumber }]);
  return said;
}

/** Those of the changes behind the last sayings that were published. */
async function publishedOf(reads: StoreReads, said: Sayings): Promise<ReadonlySet<number>> {
  const numbers = new Set([...said.values()].flatMap((sayings) => sayings.at(-1)?.changeNumber ?? []));
  const changes = await reads.changes.byNumber([...numbers]);
  return new Set(changes.flatMap((change) => (change?.status === "PUBLISHED" ? [change.number] : [])));
}

/**
 * Whether it isn't what the product said last. What it said before that is news again only once something else came of
 * the last: neither what people turned down is made again by an older version's start nor by a newer one's after it.
 */
function isNews({ content }: SeedEntry, sayings: readonly Saying[], published: ReadonlySet<number>): boolean {
  const last = sayings.at(-1);
  if (last === undefined) return true;
  if (sameContent(last.content, content)) return false;
  const isOld = sayings.some((saying) => sameContent(saying.content, content));
  return !isOld || last.changeNumber === null || published.has(last.changeNumber);
}

/** Each entry's own content on its day. */
async function contentInForce(
  reads: StoreReads,
  entries: readonly SeedEntry[],
): Promise<ReadonlyMap<SeedEntry, RuleContent | null>> {
  const found = new Map<SeedEntry, RuleContent | null>();
  for (const [day, list] of Map.groupBy(entries, ({ effectiveFrom }) => effectiveFrom)) {
    const inForce = await reads.history.revisionsInForce(list, day, Number.MAX_SAFE_INTEGER);
    for (const [index, entry] of list.entries()) found.set(entry, inForce[index]?.revision?.content ?? null);
  }
  return found;
}

/** All that the product ever said of a cell, whatever the day. */
function wordsByCell(said: Sayings): ReadonlyMap<string, readonly Saying[]> {
  const words = new Map<string, Saying[]>();
  for (const [name, sayings] of said) {
    const cell = cellNameOf(cellNamed(name));
    words.set(cell, [...(words.get(cell) ?? []), ...sayings]);
  }
  return words;
}

/** Whether a revision says what the product said, and by the change that the product said it by. */
function isWordOf(words: readonly Saying[], { changeNumber, content }: RecordedRevision): boolean {
  return words.some(
    (saying) => sameContent(saying.content, content) && (saying.changeNumber ?? changeNumber) === changeNumber,
  );
}

async function lastOwnRevision(
  reads: StoreReads,
  { layer, requirement }: Cell,
  words: readonly Saying[],
): Promise<number | null> {
  const numbers = new Set(words.flatMap(({ changeNumber }) => changeNumber ?? []));
  const found = await Promise.all(
    [...numbers].map((changeNumber) => reads.history.page({ layer, requirement, changeNumber }, { first: 1 })),
  );
  const own = found
    .flatMap(({ entries }) => entries.map(({ item }) => item))
    .filter((revision) => isWordOf(words, revision));
  return own.length === 0 ? null : Math.max(...own.map(({ id }) => id));
}

function cellNameOf({ layer, requirement }: Cell): string {
  return `${layer}/${requirement}`;
}
