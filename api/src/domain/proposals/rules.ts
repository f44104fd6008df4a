import type { RuleContent } from "@beian/shared";
import { national, provinceCodes, sameContent } from "@beian/shared";
import { keyOf } from "../../key-of.ts";
import type { Cell, RecordedRevision } from "../../store/ports/history.ts";
import type { StoreReads } from "../../store/ports/store.ts";
import type { SeedEntry, SeedGroup } from "../seeding.ts";
import { cellNamed, entryNameOf, groupsOf } from "../seeding.ts";
import type { Saying } from "./sayings.ts";
import { isNews, isWordOf, publishedOf } from "./sayings.ts";

/** What a proposal makes of a cell, beside what holds there. */
export interface ProposedRule extends Cell {
  /** Null hands the cell back. */
  readonly content: RuleContent | null;
  /** The cell's own content on that day, of which it would take the place. */
  readonly inForce: RuleContent | null;
  /** The cell's latest revision that says what the product said; null where none does. */
  readonly baseRevision: number | null;
  /** What others made of the cell since: the other side of a conflict. */
  readonly overtakenBy: RecordedRevision | null;
}

export type ProposedEdit = SeedEntry & ProposedRule;

export interface RulePlan {
  /** Each becomes a draft: what one source says of one day on. */
  readonly groups: readonly SeedGroup<ProposedEdit>[];
  /** News that holds already, so that there is nothing to propose. */
  readonly held: readonly SeedEntry[];
  /** Names of what the product said once and says no more. It is left as it is: silence hands nothing back. */
  readonly vanished: readonly string[];
}

/** Compares what the product says with what it said before, whatever staff made of the cells since. Writes nothing. */
export async function plannedRules(reads: StoreReads, entries: readonly SeedEntry[]): Promise<RulePlan> {
  const said = await sayingsOf(reads);
  const published = await publishedOf(reads, said.values());
  const news = entries.filter((entry) =>
    isNews(entry.content, said.get(entryNameOf(entry)) ?? [], sameContent, published),
  );
  const inForce = await contentInForce(reads, news);
  const dated = news.map((entry) => ({ ...entry, inForce: inForce.get(entry) ?? null }));
  const edits: readonly ProposedEdit[] = await withBases(reads, dated, said);
  const now = new Set(entries.map(entryNameOf));
  return {
    groups: groupsOf(edits.filter((edit) => !sameContent(edit.inForce, edit.content))),
    held: edits.filter((edit) => sameContent(edit.inForce, edit.content)),
    vanished: [...said.keys()].filter((name) => !now.has(name)),
  };
}

/** Whatever was ruled last on a requirement, by anybody, handed back: what giving it up takes. */
export async function rulesHandedBack(reads: StoreReads, requirement: string): Promise<readonly ProposedRule[]> {
  const cells = [national, ...provinceCodes].map((layer): Cell => ({ layer, requirement }));
  const latest = await reads.history.latestRevisions(cells);
  const held = cells.flatMap((cell, index) => {
    const inForce = latest[index]?.content ?? null;
    return inForce === null ? [] : [{ ...cell, inForce, content: null }];
  });
  return withBases(reads, held, await sayingsOf(reads));
}

/** With the product's last word on each cell, and what others made of it since. */
async function withBases<Entry extends Cell>(
  reads: StoreReads,
  entries: readonly Entry[],
  said: Sayings,
): Promise<readonly (Entry & Pick<ProposedRule, "baseRevision" | "overtakenBy">)[]> {
  const latest = await reads.history.latestRevisions(entries);
  const words = wordsByCell(said);
  return Promise.all(
    entries.map(async (entry, index) => {
      const own = words.get(cellNameOf(entry)) ?? [];
      const newest = latest[index] ?? null;
      const isOwn = newest === null || isWordOf(own, newest, sameContent);
      return {
        ...entry,
        baseRevision: isOwn ? (newest?.id ?? null) : await lastOwnRevision(reads, entry, own),
        overtakenBy: isOwn ? null : newest,
      };
    }),
  );
}

/** By the entry's name, in the order of being said. */
type Sayings = ReadonlyMap<string, readonly Saying<RuleContent>[]>;

/** What the first start published can't be altered, so that the change itself says what that was. */
async function sayingsOf(reads: StoreReads): Promise<Sayings> {
  const seeded = await reads.seed.published();
  const edits = await reads.changes.editsOf([...new Set(seeded.values())]);
  const contents = new Map(
    [...edits].flatMap(([number, list]) =>
      list.map((edit) => [keyOf(number, cellNameOf(edit)), edit.content] as const),
    ),
  );
  const said = new Map<string, readonly Saying<RuleContent>[]>();
  for (const [name, changeNumber] of seeded) {
    const content = contents.get(keyOf(changeNumber, cellNameOf(cellNamed(name))));
    if (content !== undefined) said.set(name, [{ content, changeNumber }]);
  }
  for (const { entry, content, changeNumber } of await reads.seed.proposed())
    said.set(entry, [...(said.get(entry) ?? []), { content, changeNumber }]);
  return said;
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
function wordsByCell(said: Sayings): ReadonlyMap<string, readonly Saying<RuleContent>[]> {
  const words = new Map<string, Saying<RuleContent>[]>();
  for (const [name, sayings] of said) {
    const cell = cellNameOf(cellNamed(name));
    words.set(cell, [...(words.get(cell) ?? []), ...sayings]);
  }
  return words;
}

async function lastOwnRevision(
  reads: StoreReads,
  { layer, requirement }: Cell,
  words: readonly Saying<RuleContent>[],
): Promise<number | null> {
  const numbers = new Set(words.flatMap(({ changeNumber }) => changeNumber ?? []));
  const found = await Promise.all(
    [...numbers].map((changeNumber) => reads.history.page({ layer, requirement, changeNumber }, { first: 1 })),
  );
  const own = found
    .flatMap(({ entries }) => entries.map(({ item }) => item))
    .filter((revision) => isWordOf(words, revision, sameContent));
  return own.length === 0 ? null : Math.max(...own.map(({ id }) => id));
}

export function cellNameOf({ layer, requirement }: Cell): string {
  return `${layer}/${requirement}`;
}
