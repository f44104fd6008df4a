import { revisionAtEffect, revisionsOfADay } from "../cursors.ts";
import type { EffectFilter, HistoryFilter, HistoryReads } from "../ports/history.ts";
import type { Connection } from "./connection.ts";
import type { KeySource } from "./keyset.ts";
import { countKeys, itemsPage, keyPage } from "./keyset.ts";

/** The history as a list: by layer with what reached it, by requirement, by change. */
export function historyPages(
  connection: Connection,
  revisions: HistoryReads["revisions"],
): Pick<HistoryReads, "page" | "pageByEffect" | "count"> {
  return {
    async page(filter, request) {
      return itemsPage(keyPage(connection, historySource(filter), request), revisions);
    },
    async pageByEffect(filter, request) {
      const page = keyPage(connection, effectSource(filter), request);
      return itemsPage(page, (places) => revisions(places.map(revisionAtEffect)));
    },
    async count(filter) {
      // A change holds few revisions; anything else may hold a million, which the cells have counted already.
      if (filter.changeNumber !== undefined) return countKeys(connection, historySource(filter));
      const row = connection.prepare<{ count: number }>(countSql(filter)).get(parametersOf(filter));
      return row?.count ?? 0;
    },
  };
}

/** The revisions that a filter lets through, each select along one index. */
export function historySource(filter: HistoryFilter): KeySource {
  const selects = filter.withInherited ? [ownSelect(filter), inheritedSelect(filter)] : [ownSelect(filter)];
  return { list: "recorded", selects, parameters: parametersOf(filter) };
}

/** As the indices have it. */
const place = `(CAST(replace(effective_from, '-', '') AS INTEGER) * ${revisionsOfADay} + id)`;

/** The same in the order of taking effect: national revisions are looked at one by one for whether they reached the province. */
export function effectSource(filter: EffectFilter): KeySource {
  const { layer, requirement } = filter;
  const select = (of: string, ...conditions: readonly string[]) =>
    `SELECT ${place} AS key FROM revision WHERE ${all(
      of,
      requirement !== undefined && "requirement = @requirement",
      `${place} > @low AND ${place} < @high`,
      ...conditions,
    )}`;
  const parameters = { layer: layer ?? null, requirement: requirement ?? null };
  if (layer === undefined) return { list: "effect", selects: [select("1")], parameters };
  const inherited = select(
    "layer = 'CN'",
    `EXISTS (SELECT 1 FROM inherited_revision AS inherited WHERE inherited.province = @layer
      AND inherited.requirement = revision.requirement AND inherited.revision = revision.id)`,
  );
  const selects = [select("layer = @layer"), ...(filter.withInherited ? [inherited] : [])];
  return { list: "effect", selects, parameters };
}

function parametersOf({ layer, requirement, changeNumber }: HistoryFilter) {
  return { layer: layer ?? null, requirement: requirement ?? null, change: changeNumber ?? null };
}

function ownSelect({ layer, requirement, changeNumber }: HistoryFilter): string {
  // The plus signs keep the planner on the change's index, the narrowest there is.
  const plus = changeNumber === undefined ? "" : "+";
  return `SELECT id AS key FROM revision WHERE ${all(
    changeNumber !== undefined && "change_number = @change",
    layer !== undefined && `${plus}layer = @layer`,
    requirement !== undefined && `${plus}requirement = @requirement`,
    "id > @low AND id < @high",
  )}`;
}

function inheritedSelect({ requirement, changeNumber }: HistoryFilter): string {
  if (changeNumber === undefined)
    return `SELECT revision AS key FROM inherited_revision WHERE ${all(
      "province = @layer",
      requirement !== undefined && "requirement = @requirement",
      "revision > @low AND revision < @high",
    )}`;
  return `SELECT id AS key FROM revision WHERE ${all(
    "change_number = @change",
    "+layer = 'CN'",
    requirement !== undefined && "+requirement = @requirement",
    "id > @low AND id < @high",
    `EXISTS (SELECT 1 FROM inherited_revision AS inherited WHERE inherited.province = @layer
      AND inherited.requirement = revision.requirement AND inherited.revision = revision.id)`,
  )}`;
}

function countSql({ layer, requirement, withInherited }: HistoryFilter): string {
  return `SELECT coalesce(sum(${withInherited ? "revisions + inherited" : "revisions"}), 0) AS count
    FROM cell WHERE ${all(
      layer !== undefined && "layer = @layer",
      requirement !== undefined && "requirement = @requirement",
      "revisions + inherited > 0",
    )}`;
}

function all(...conditions: readonly (string | false)[]): string {
  return conditions.filter((condition) => condition !== false).join(" AND ");
}
