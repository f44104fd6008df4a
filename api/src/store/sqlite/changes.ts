import { storedChangeStatuses } from "@beian/drizzle/kinds";
import { change } from "@beian/drizzle/schema";
import { and, asc, desc, eq, gt, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { ChangeFilter, ChangeReads, ChangeStatus, StoredChangeStatus } from "../ports/changes.ts";
import { changeColumns, isCancelled } from "./change-columns.ts";
import { changePartReads } from "./change-parts.ts";
import type { Connection } from "./connection.ts";
import { jsonValues } from "./json-values.ts";
import type { KeySource } from "./keyset.ts";
import { countKeys, itemsPage, keyPage } from "./keyset.ts";

/** Changes themselves, one by one and as a list. */
export function changeReads(connection: Connection): ChangeReads {
  const { orm } = connection;
  const takingEffect = orm
    .select(changeColumns)
    .from(change)
    .where(
      and(
        eq(change.status, "PUBLISHED"),
        sql.raw(`NOT ${isCancelled}`),
        gt(change.effectiveFrom, sql.placeholder("after")),
        lte(change.effectiveFrom, sql.placeholder("until")),
      ),
    )
    .orderBy(asc(change.effectiveFrom), asc(change.number))
    .prepare();

  const published = orm
    .select(changeColumns)
    .from(change)
    .where(isNotNull(change.publishedAt))
    .orderBy(desc(change.publishedAt), desc(change.number))
    .limit(sql.placeholder("count"))
    .prepare();

  const byNumber: ChangeReads["byNumber"] = async (numbers) => {
    const rows = orm
      .select(changeColumns)
      .from(change)
      .where(inArray(change.number, jsonValues(numbers)))
      .all();
    const found = new Map(rows.map((row) => [row.number, row]));
    return numbers.map((number) => found.get(number) ?? null);
  };

  return {
    ...changePartReads(connection),
    byNumber,
    async page(filter, request) {
      return itemsPage(keyPage(connection, changesSource(filter), request), byNumber);
    },
    async count(filter) {
      const { layer, requirement, authorId, origin, titled } = filter;
      if ([layer, requirement, authorId, origin, titled].some((given) => given !== undefined))
        return countKeys(connection, changesSource(filter));
      return connection.prepare<{ count: number }>(tallySql(filter.statuses)).get({ today: filter.today })?.count ?? 0;
    },
    async latestPublished(count) {
      return published.all({ count });
    },
    async takingEffect(after, until) {
      return takingEffect.all({ after, until });
    },
  };
}

/** The changes that a filter lets through: one select a status, each along the index that is narrowest for it. */
export function changesSource(filter: ChangeFilter): KeySource {
  return { list: "changes", ...selection(filter) };
}

function selection(filter: ChangeFilter): Omit<KeySource, "list"> {
  const { statuses, today, authorId, layer, requirement, titled } = filter;
  const parameters = { today, authorId: authorId ?? null, layer: layer ?? null, requirement: requirement ?? null };
  const editOf = [
    ...(layer === undefined ? [] : ["change_edit.layer = @layer"]),
    ...(requirement === undefined ? [] : ["change_edit.requirement = @requirement"]),
  ];
  if (titled !== undefined) {
    const patterns = Object.fromEntries(titled.words.map((word, index) => [`word${index}`, `%${escaped(word)}%`]));
    const select = titleSelect(Object.keys(patterns), filter, editOf);
    return { selects: [select], parameters: { ...parameters, ...patterns, among: titled.amongLatest } };
  }
  const by = authorConditions(filter);
  const author = narrowAuthor(filter);
  if (author !== null) return { selects: [authorSelect([author, ...by], statuses, editOf)], parameters };
  if (statuses === undefined)
    return { selects: [editOf.length === 0 ? allSelect(by) : editsSelect(editOf, by)], parameters };
  const selects = [...new Set(statuses)].map((status) =>
    // Published changes grow without end, so they are found by their edits; of the others there are few.
    editOf.length > 0 && status === "PUBLISHED"
      ? editsSelect(editOf, [conditionOf(status), ...by])
      : statusSelect(status, by, editOf),
  );
  return { selects, parameters };
}

/** The plus keeps the planner to the index that was chosen. */
function authorConditions({ authorId, origin }: Pick<ChangeFilter, "authorId" | "origin">): readonly string[] {
  return [
    ...(authorId === undefined ? [] : ["+author_id = @authorId"]),
    ...(origin === "PRODUCT" ? ["+author_id IS NULL"] : []),
    ...(origin === "STAFF" ? ["+author_id IS NOT NULL"] : []),
  ];
}

/** What one person created is little, as is what the product did, though what isn't published is less still. */
function narrowAuthor({ authorId, origin, statuses }: ChangeFilter): string | null {
  if (authorId !== undefined) return "author_id = @authorId";
  const isOpen = statuses?.every((status) => status !== "PUBLISHED" && status !== "SCHEDULED") ?? false;
  return origin === "PRODUCT" && !isOpen ? "author_id IS NULL" : null;
}

function allSelect(by: readonly string[]): string {
  return `SELECT number AS key FROM change WHERE ${[...by, "number > @low AND number < @high"].join(" AND ")}`;
}

/** DISTINCT costs nothing here: it runs along an index ordered by what it asks for. */
function editsSelect(editOf: readonly string[], ofChange: readonly string[]): string {
  const isSuch = `EXISTS (SELECT 1 FROM change WHERE ${["change.number = change_number", ...ofChange].join(" AND ")})`;
  const conditions = [
    ...editOf,
    "change_number > @low AND change_number < @high",
    ...(ofChange.length > 0 ? [isSuch] : []),
  ];
  return `SELECT DISTINCT change_number AS key FROM change_edit WHERE ${conditions.join(" AND ")}`;
}

/** Walks through titles from the latest one on, and has an end wherever nothing is found. */
function titleSelect(
  patterns: readonly string[],
  { statuses, ...authorship }: Pick<ChangeFilter, "statuses" | "authorId" | "origin">,
  editOf: readonly string[],
): string {
  const conditions = [
    "number > @low AND number < @high",
    "number > (SELECT max(number) FROM change) - @among",
    ...patterns.map((name) => `title LIKE @${name} ESCAPE '\\'`),
    ...authorConditions(authorship),
    ...(statuses === undefined ? [] : [anyOf(statuses)]),
  ];
  return `SELECT number AS key FROM change NOT INDEXED WHERE ${conditions.join(" AND ")} ${editedSql(editOf)}`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, "\\$&");
}

function anyOf(statuses: readonly ChangeStatus[]): string {
  return `(${statuses.map(conditionOf).join(" OR ") || "FALSE"})`;
}

function authorSelect(by: readonly string[], statuses: ChangeFilter["statuses"], editOf: readonly string[]): string {
  const standing = statuses === undefined ? "" : `AND ${anyOf(statuses)}`;
  return `SELECT number AS key FROM change WHERE ${by.join(" AND ")} AND number > @low AND number < @high ${standing} ${editedSql(editOf)}`;
}

function statusSelect(status: ChangeStatus, by: readonly string[], editOf: readonly string[]): string {
  // Few changes lie ahead, so they are found by their date; the plus keeps the planner off the numbers.
  const bounds = status === "SCHEDULED" ? "+number > @low AND +number < @high" : "number > @low AND number < @high";
  return `SELECT number AS key FROM change WHERE ${[conditionOf(status), ...by, bounds].join(" AND ")} ${editedSql(editOf)}`;
}

function editedSql(editOf: readonly string[]): string {
  if (editOf.length === 0) return "";
  return `AND EXISTS (SELECT 1 FROM change_edit WHERE change_edit.change_number = number AND ${editOf.join(" AND ")})`;
}

/** All changes by the tally of their statuses; the few that lie ahead are counted and taken from those published. */
function tallySql(statuses: ChangeFilter["statuses"]): string {
  const ahead = `(SELECT count(*) FROM change WHERE status = 'PUBLISHED' AND effective_from > @today AND NOT ${isCancelled})`;
  const wanted = new Set<ChangeStatus>(statuses ?? storedChangeStatuses);
  const stored = storedChangeStatuses.filter((status) => wanted.has(status)).map((status) => `'${status}'`);
  const tally = `(SELECT coalesce(sum(changes), 0) FROM change_tally WHERE status IN (${stored.join(", ")}))`;
  if (statuses === undefined) return `SELECT ${tally} AS count`;
  const correction = Number(wanted.has("SCHEDULED")) - Number(wanted.has("PUBLISHED"));
  return `SELECT ${tally} + ${correction} * ${ahead} AS count`;
}

function conditionOf(status: ChangeStatus): string {
  if (status === "SCHEDULED") return `status = 'PUBLISHED' AND effective_from > @today AND NOT ${isCancelled}`;
  if (status === "PUBLISHED") return `status = 'PUBLISHED' AND (+effective_from <= @today OR ${isCancelled})`;
  const stored: Exclude<StoredChangeStatus, "PUBLISHED"> = status;
  return `status = '${stored}'`;
}
