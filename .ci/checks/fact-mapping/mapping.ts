import type { PlainDate } from "../../../shared/src/dates.ts";
import type { Layer } from "../../../shared/src/rulebook/rule.ts";
import type { RuleValue } from "../../../shared/src/values/value-spec.ts";

/** One fact of the domain file, about a province or the whole country ("CN"). */
export interface Fact {
  readonly layer: Layer;
  readonly topic: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly appliesTo: readonly string[];
  readonly confidence: "high" | "medium" | "low";
  readonly zh: string;
  readonly source: string;
}

/** What a cell has to hold: today unless a day is named, in the fact's own layer unless another is. */
export type Holding = { readonly requirement: string; readonly layer?: Layer; readonly on?: PlainDate } & (
  | { readonly equals: RuleValue }
  /** Options that the cell's list has to contain. */
  | { readonly includes: readonly string[] }
  /** Words of the cell's Chinese note. */
  | { readonly note: string }
);

/**
 * What the rule book holds of a fact for one class of subject (ENTERPRISE, INDIVIDUAL, …); nothing where it leaves the
 * fact out. Every part of the fact's value that is to count has to be read.
 */
export type Mapping = (value: Fact["value"], subject: string, layer: Layer) => readonly Holding[];

export function holds(requirement: string, value: RuleValue): Holding {
  return { requirement, equals: value };
}

export function contains(requirement: string, ...options: readonly string[]): Holding {
  return { requirement, includes: options };
}

export function notes(requirement: string, words: string): Holding {
  return { requirement, note: words };
}

/** One holding where the fact has such a part, translated by a table; throws where the table doesn't know it. */
export function byTable(
  requirement: string,
  part: unknown,
  table: Readonly<Record<string, RuleValue>>,
): readonly Holding[] {
  if (part === undefined || part === null) return [];
  const value = table[String(part)];
  if (value === undefined) throw new Error(`${requirement}: the mapping doesn't know ${String(part)}`);
  return [holds(requirement, value)];
}

/** A list of texts; empty where the fact has no such part. */
export function texts(part: unknown): readonly string[] {
  return Array.isArray(part) ? part.map(String) : [];
}

/** The prefix of a requirement's key that is split by class of subject. */
export function prefixOf(subject: string): "individual" | "organisation" {
  return subject === "INDIVIDUAL" ? "individual" : "organisation";
}
