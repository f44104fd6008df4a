import { setImmediate as breathe } from "node:timers/promises";
import type { Catalogue, Definition, Layer, PlainDate, RuleContent } from "@beian/shared";
import {
  firstDefinitions,
  inLocale,
  isProvinceCode,
  national,
  parseValue,
  provinceCodes,
  readDefinition,
} from "@beian/shared";
import type { EditRecord, SourceRecord } from "../store/ports/changes.ts";
import type { Cell } from "../store/ports/history.ts";
import type { StoreTransaction } from "../store/ports/store.ts";
import type { readFirstCases, Seed } from "../store/seed.ts";
import { firstDayOfFiling } from "./changes/effective-date.ts";
import { publishEdits, withBase } from "./publishing.ts";

/** One dated content of a cell that the product comes with. */
export interface SeedEntry {
  readonly layer: Layer;
  readonly requirement: string;
  readonly effectiveFrom: PlainDate;
  /** Null hands the cell back to the national default. */
  readonly content: RuleContent | null;
  readonly sources: readonly SourceRecord[];
}

/** The seed's files as entries, with each source written out. Throws for what the catalogue can't take. */
export function entriesOf({ sources, files }: Seed, catalogue: Catalogue): readonly SeedEntry[] {
  const sourceNamed = ({ id, clause }: { id: string; clause?: string }): SourceRecord => {
    const source = sources[id];
    if (!source) throw new Error(`the seed cites ${id}, which it doesn't list`);
    const { title, edition, url, publishedOn, retrievedOn } = source;
    return {
      title: edition === undefined ? title : `${title}（${edition}）`,
      url,
      clause: clause ?? null,
      publishedOn: publishedOn ?? null,
      retrievedOn: retrievedOn ?? null,
    };
  };
  const entries = files.flatMap(({ requirement, national: countrywide = [], provinces = {} }) => {
    const layers: readonly (readonly [Layer, typeof countrywide])[] = [
      [national, countrywide],
      ...provinceCodes.map((code) => [code, provinces[code] ?? []] as const),
    ];
    return layers.flatMap(([layer, dated]) =>
      dated.map(({ effectiveFrom, value, sources: cited, ...rest }) => ({
        layer,
        requirement,
        effectiveFrom,
        content: value === null ? null : { value, ...rest },
        sources: cited.map(sourceNamed),
      })),
    );
  });
  for (const entry of entries) mustBeSound(entry, catalogue);
  return entries;
}

/** What the product's definitions are recorded as coming from. */
export const ownDefinitions: SourceRecord = {
  title: "规则台随附的要求定义",
  url: null,
  clause: null,
  publishedOn: null,
  retrievedOn: null,
};

/**
 * Records the product's definitions, as those of all days since filing began: what history was judged by before it held
 * any. Comes before any rules that are published.
 */
export async function publishDefinitions(
  tx: StoreTransaction,
  catalogue: Catalogue,
  definitions: readonly Definition[],
): Promise<void> {
  if (definitions.length === 0) return;
  const draft = await tx.changes.create({
    title: "规则台随附的要求定义",
    reason: "规则台初始数据：每项要求的含义、取值与判断方法。",
    authorId: null,
    effectiveFrom: firstDayOfFiling,
  });
  await tx.changes.setSources(draft.number, [ownDefinitions]);
  const edits = definitions.map((content) => ({
    requirement: content.key,
    content,
    baseRevision: null,
    editedBy: null,
  }));
  await tx.definitions.putEdits(draft.number, edits);
  const drafted = { rules: [], definitions: edits.map((edit) => ({ ...edit, editedAt: tx.at })) };
  const dated = { effectiveFrom: firstDayOfFiling, correction: false };
  await publishEdits(tx, catalogue, draft, drafted, dated, { actorKind: "SYSTEM", actorId: null, origin: "seed" });
}

/** The seed's definitions, in the order in which people see them. Throws for one that isn't of a definition's form. */
export function definitionsOf({ files }: Seed): readonly Definition[] {
  return files
    .filter(({ definition }) => definition !== null)
    .toSorted((one, other) => one.place - other.place)
    .map(({ requirement, definition: said }) => definitionRead({ key: requirement, ...(said as object) }));
}

/** The requirements that the product defined once and gives up: their files stay, without a definition or rules. */
export function givenUpBy({ files }: Seed): readonly string[] {
  return files.flatMap(({ requirement, definition }) => (definition === null ? [requirement] : []));
}

/** What was judged by before definitions were recorded, with the cases that it had. */
export async function firstDefinitionsOf(cases: ReturnType<typeof readFirstCases>): Promise<readonly Definition[]> {
  return (await firstDefinitions()).map(({ key, ...said }) =>
    definitionRead({ key, ...said, ...(cases[key] ? { cases: cases[key] } : {}) }),
  );
}

function definitionRead(said: { readonly key: string }): Definition {
  const { definition, problems } = readDefinition(said);
  if (definition) return definition;
  const [first] = problems;
  throw new Error(`seed ${said.key}: ${first?.path.join(".")} ${first?.message.en}`);
}

/**
 * Publishes all entries into an empty history, as changes of the product's own: those of one date and the same sources
 * together, so that a change is what one source says. Over an existing book nothing is published by the product itself.
 */
export async function publishSeed(
  tx: StoreTransaction,
  catalogue: Catalogue,
  entries: readonly SeedEntry[],
): Promise<void> {
  for (const group of groupsOf(entries)) {
    await publishGroup(tx, catalogue, group);
    // So that whoever asks meanwhile is answered.
    await breathe();
  }
}

/** Names an entry for ever: a cell and the day from which the product says something of it. */
export function entryNameOf({ layer, requirement, effectiveFrom }: SeedEntry): string {
  return `${layer}/${requirement}/${effectiveFrom}`;
}

/** The cell of an entry's name. */
export function cellNamed(name: string): Cell {
  const [layer = "", requirement = ""] = name.split("/");
  return { layer: isProvinceCode(layer) ? layer : national, requirement };
}

/** What one source says of one day on. */
export interface SeedGroup<Entry extends SeedEntry = SeedEntry> {
  readonly effectiveFrom: PlainDate;
  readonly sources: readonly SourceRecord[];
  readonly entries: readonly Entry[];
}

/** By date, then by sources, in the order of first appearance: history is recorded in the order in which it happened. */
export function groupsOf<Entry extends SeedEntry>(entries: readonly Entry[]): readonly SeedGroup<Entry>[] {
  const groups = new Map<string, SeedGroup<Entry> & { readonly entries: Entry[] }>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.effectiveFrom, entry.sources]);
    const group = groups.get(key) ?? { effectiveFrom: entry.effectiveFrom, sources: entry.sources, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0,
  );
}

/** What a group's change is called: its source, with the clause. */
export function groupTitleOf({ sources: [source] }: SeedGroup): string {
  if (!source) throw new Error("a seed entry without a source");
  return source.clause === null ? source.title : `${source.title} ${source.clause}`;
}

async function publishGroup(tx: StoreTransaction, catalogue: Catalogue, group: SeedGroup): Promise<void> {
  const { effectiveFrom, sources, entries } = group;
  const named = groupTitleOf(group);
  const draft = await tx.changes.create({
    title: named,
    reason: `规则台初始数据：据“${named}”录入。`,
    authorId: null,
    effectiveFrom,
  });
  await tx.changes.setSources(draft.number, sources);
  const edits: readonly EditRecord[] = (
    await withBase(
      tx,
      entries.map(({ layer, requirement, content }) => ({ layer, requirement, content, editedBy: null })),
    )
  ).map((edit) => ({ ...edit, editedAt: tx.at }));
  await tx.changes.putEdits(draft.number, edits);
  const seeding = { actorKind: "SYSTEM", actorId: null, origin: "seed" } as const;
  await publishEdits(
    tx,
    catalogue,
    draft,
    { rules: edits, definitions: [] },
    { effectiveFrom, correction: false },
    seeding,
  );
  await tx.seed.recordPublished(entries.map(entryNameOf), draft.number);
}

/** A seed that the catalogue doesn't know or whose value it can't take is a defect of the release. */
function mustBeSound({ layer, requirement: key, content, effectiveFrom }: SeedEntry, catalogue: Catalogue): void {
  const where = `${key}, ${layer === national ? "national" : layer}, ${effectiveFrom}`;
  const requirement = catalogue.find(key);
  if (!requirement) throw new Error(`seed ${where}: no such requirement`);
  if (content === null) return;
  const parsed = parseValue(requirement.value, content.value);
  if (!parsed.ok) throw new Error(`seed ${where}: ${inLocale(parsed.message, "EN")}`);
}
