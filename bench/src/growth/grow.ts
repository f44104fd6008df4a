import Database from "better-sqlite3";
import type { Cell } from "../../../api/src/store/ports/history.ts";
import type { PlainDate, RuleContent, RuleValue, ValueSpec } from "../../../shared/src/index.ts";
import { addDays, national, parseValue, provinceCodes, shippedCatalogue } from "../../../shared/src/index.ts";
import { randomOf } from "../../oracle/random.ts";

/**
 * The cells that the history is about: few enough that the shortest one says something of each, so that every length
 * answers with as many rules.
 */
export const cells: readonly Cell[] = shippedCatalogue.requirements
  .slice(0, 15)
  .flatMap(({ key }) => [national, ...provinceCodes].map((layer): Cell => ({ layer, requirement: key })));

const editsAChange = 20;
const firstDay = "2015-01-01";
const firstInstant = Date.UTC(2015, 0, 1);
/** To 20 November 2026: as little lies ahead of a long history as of a short one. */
const days = 4_341;

/**
 * Fills a migrated database without history up to a number of revisions, in changes of twenty edits. Row by row past the
 * domain, for there are many, but past none of the database's own triggers, which refuse what no publication could have
 * left; values are parsed as an editor's are. Every cell has a rule from the first day; a tenth of what follows corrects an
 * earlier day. The same at every call.
 */
export function grow(file: string, revisions: number): void {
  const database = new Database(file);
  database.pragma("foreign_keys = ON");
  // Nothing is lost that couldn't be made again.
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -262144");
  const write = statementsOf(database);
  const chance = randomOf(1);
  const changes = Math.ceil(revisions / editsAChange);
  const first = Math.ceil(cells.length / editsAChange);
  const publish = (index: number) => {
    const share = Math.max(0, (index - first) / (changes - first));
    const at = firstInstant + Math.floor(share * days * 86_400_000) + index;
    const correction = chance() < 0.1;
    const day = dayAt(correction ? share * chance() : share);
    const { lastInsertRowid: change } = write.change.run({ title: `变更 ${index}`, at });
    write.source.run({ change });
    const size = Math.min(editsAChange, revisions - index * editsAChange);
    const chosen = index < first ? cells.slice(index * editsAChange).slice(0, size) : chosenCells(size, chance);
    chosen.sort(provincesFirst);
    const contents = chosen.map((cell, place) => JSON.stringify(contentOf(cell, index * editsAChange + place)));
    for (const [place, cell] of chosen.entries()) write.edit.run({ ...cell, change, content: contents[place], at });
    for (const [place, cell] of chosen.entries())
      write.revision.run({ ...cell, change, content: contents[place], day, at, correction: Number(correction) });
    write.publish.run({ change, day, at });
    for (const { layer } of chosen) write.version.run({ layer });
  };
  const publishMany = database.transaction((from: number, to: number) => {
    for (let index = from; index < to; index += 1) publish(index);
  });
  for (let from = 0; from < changes; from += 1_000) publishMany(from, Math.min(changes, from + 1_000));
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

/** A day at a share of the years that the history covers. */
export function dayAt(share: number): PlainDate {
  return addDays(firstDay, Math.floor(share * days));
}

/** The end of such a day, as an instant. */
export function instantAt(share: number): number {
  return firstInstant + Math.floor(share * days) * 86_400_000;
}

/** A province's own before the national ones, as the store orders a publication. */
function provincesFirst(a: Cell, b: Cell): number {
  return Number(a.layer === national) - Number(b.layer === national);
}

function chosenCells(size: number, chance: () => number): Cell[] {
  const chosen = new Set<Cell>();
  while (chosen.size < size) {
    const cell = cells[Math.floor(chance() * cells.length)];
    if (cell) chosen.add(cell);
  }
  return [...chosen];
}

/** Never what the cell holds already: the note numbers it. */
function contentOf({ requirement }: Cell, number: number): RuleContent {
  const spec = shippedCatalogue.find(requirement)?.value;
  if (!spec) throw new Error(`no requirement ${requirement}`);
  const parsed = parseValue(spec, numberedValue(spec, number));
  if (!parsed.ok) throw new Error(`${requirement}: ${parsed.message.en}`);
  return { value: parsed.value, strictness: number % 7 === 0 ? "ADVISED" : "ENFORCED", noteZh: `第 ${number} 号` };
}

function numberedValue(spec: ValueSpec, number: number): RuleValue {
  switch (spec.type) {
    case "BOOLEAN":
      return number % 2 === 0;
    case "CHOICE": {
      const keys = Object.keys(spec.options);
      return keys[number % keys.length] ?? "";
    }
    case "CHOICES":
      return Object.keys(spec.options).slice(0, number % 3);
    case "INTEGER":
      return spec.minimum + (number % (spec.maximum - spec.minimum + 1));
  }
}

function statementsOf(database: Database.Database) {
  return {
    change: database.prepare(`INSERT INTO change (title, reason, status, version, created_at, updated_at)
      VALUES (@title, '增长', 'DRAFT', 1, @at, @at)`),
    source: database.prepare("INSERT INTO change_source (change_number, position, title) VALUES (@change, 0, '通知')"),
    edit: database.prepare(`INSERT INTO change_edit (change_number, layer, requirement, content, edited_at)
      VALUES (@change, @layer, @requirement, @content, @at)`),
    revision: database.prepare(`INSERT INTO revision
      (layer, requirement, content, effective_from, recorded_at, change_number, correction, horizon)
      VALUES (@layer, @requirement, @content, @day, @at, @change, @correction, max(@day, coalesce((
        SELECT horizon FROM cell WHERE layer = @layer AND requirement = @requirement), @day)))`),
    publish: database.prepare(`UPDATE change SET status = 'PUBLISHED', version = 2, effective_from = @day,
      published_at = @at, updated_at = @at WHERE number = @change`),
    version: database.prepare(`UPDATE province_version SET version = version + 1
      WHERE province = @layer OR @layer = 'CN'`),
  };
}
