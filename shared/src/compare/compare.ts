import type { ProvinceCode } from "../provinces.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { RuleLayers } from "../rulebook/resolve.ts";
import type { Rule, RuleContent } from "../rulebook/rule.ts";
import { sameContent, strictnesses } from "../rulebook/rule.ts";
import { rulesOf } from "../rulebook/rules-of.ts";
import { compareValues, sameValue } from "../values/value-spec.ts";

/** One requirement side by side: a cell a province, null where nothing is recorded. */
export interface ComparisonRow {
  readonly requirement: Requirement;
  readonly cells: readonly (Rule | null)[];
  /** How many different values stand in the row; an empty cell counts as one of its own. */
  readonly distinct: number;
}

/** Lays provinces side by side under one rule book, one row a requirement. */
export function compareProvinces(
  document: RuleLayers,
  provinces: readonly ProvinceCode[],
  requirements: readonly Requirement[],
): readonly ComparisonRow[] {
  const columns = provinces.map((code) => rulesOf(document, code, requirements));
  return requirements.map((requirement) => {
    const cells = columns.map((rules) => rules.get(requirement.key) ?? null);
    return { requirement, cells, distinct: groupByValue(cells).length };
  });
}

/** Rules gathered by value and strictness, in order of first appearance; those of nothing recorded together. */
export function groupByValue<T extends RuleContent | null>(
  cells: readonly T[],
): readonly { readonly content: T; readonly indices: readonly number[] }[] {
  const groups: { content: T; indices: number[] }[] = [];
  for (const [index, cell] of cells.entries()) {
    const group = groups.find(({ content }) => saysTheSame(content, cell));
    if (group) group.indices.push(index);
    else groups.push({ content: cell, indices: [index] });
  }
  return groups;
}

/** Cells of a row that say exactly the same from the same layer, notes included. */
export interface CellGroup {
  /** The first of them; null where nothing is recorded. */
  readonly rule: Rule | null;
  /** Their places in the row. */
  readonly indices: readonly number[];
}

/** The cells of a row gathered by content and origin, in the order of their values; nothing recorded comes last. */
export function cellGroups({ requirement, cells }: Pick<ComparisonRow, "requirement" | "cells">): readonly CellGroup[] {
  const groups: { rule: Rule | null; indices: number[] }[] = [];
  for (const [index, cell] of cells.entries()) {
    const group = groups.find(({ rule }) => rule?.origin === cell?.origin && sameContent(rule, cell));
    if (group) group.indices.push(index);
    else groups.push({ rule: cell, indices: [index] });
  }
  return groups.toSorted(({ rule: a }, { rule: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (
      compareValues(requirement.value, a.value, b.value) ||
      strictnesses.indexOf(a.strictness) - strictnesses.indexOf(b.strictness)
    );
  });
}

/** Whether two contents ask the same, whatever their notes explain. */
export function saysTheSame(a: RuleContent | null, b: RuleContent | null): boolean {
  if (a === null || b === null) return a === b;
  return sameValue(a.value, b.value) && a.strictness === b.strictness;
}

export interface RuleDifference {
  readonly requirement: Requirement;
  readonly from: Rule | null;
  readonly to: Rule | null;
}

/** What differs in content, notes included, between two sets of rules: two provinces, two dates, or both. */
export function differenceOf(
  from: ReadonlyMap<string, Rule>,
  to: ReadonlyMap<string, Rule>,
  requirements: readonly Requirement[],
): readonly RuleDifference[] {
  return requirements
    .map((requirement) => ({
      requirement,
      from: from.get(requirement.key) ?? null,
      to: to.get(requirement.key) ?? null,
    }))
    .filter(({ from: before, to: after }) => !sameContent(before, after));
}
