import type { Comparison } from "./syntax.ts";
import type { Known, TextTest, Tree } from "./tree.ts";

/** What is known of an expression before any filing is looked at. */
export interface Bindings {
  /** The value of the rule that judges; undefined leaves it open. */
  readonly value?: Known;
  readonly province?: string;
  /** The value of another requirement's rule; null where none is recorded, undefined leaves it open. */
  readonly rule?: (key: string) => Known | null | undefined;
  /** The words that an option stands for. */
  readonly terms?: (option: string) => readonly string[];
  readonly items?: ReadonlyMap<string, Known>;
  readonly functions: Functions;
}

/** What functions do, by name; none of them throws for arguments of its types. */
export type Functions = ReadonlyMap<string, (...given: never[]) => Known | undefined>;

const known = (value: Known): Tree => ["known", value];
const unknown: Tree = ["unknown"];

/**
 * Puts in what is known beforehand and works out all that then hangs on no filing; what runs over a known list becomes
 * one part an item. Three values: false and anything is false, true or anything is true, else the unknown stays unknown.
 */
export function fold(tree: Tree, bindings: Bindings): Tree {
  const go = (part: Tree): Tree => fold(part, bindings);
  switch (tree[0]) {
    case "known":
    case "unknown":
    case "fact":
    case "has":
      return tree;
    case "value":
      return bindings.value === undefined ? tree : known(bindings.value);
    case "province":
      return bindings.province === undefined ? tree : known(bindings.province);
    case "rule": {
      const value = bindings.rule?.(tree[1]);
      return value === undefined ? tree : value === null ? unknown : known(value);
    }
    case "item": {
      const value = bindings.items?.get(tree[1]);
      return value === undefined ? tree : known(value);
    }
    case "terms": {
      const of = go(tree[1]);
      return of[0] === "known" && bindings.terms
        ? known(bindings.terms(String(of[1])))
        : of[0] === "unknown"
          ? unknown
          : ["terms", of];
    }
    case "not": {
      const of = go(tree[1]);
      if (of[0] === "unknown") return unknown;
      if (of[0] === "known") return known(of[1] !== true);
      return of[0] === "not" ? of[1] : ["not", of];
    }
    case "and":
    case "or": {
      const [kind, ...parts] = tree;
      return joined(kind, parts.map(go));
    }
    case "if": {
      const condition = go(tree[1]);
      if (condition[0] === "unknown") return unknown;
      if (condition[0] === "known") return go(condition[1] === true ? tree[2] : tree[3]);
      return ["if", condition, go(tree[2]), go(tree[3])];
    }
    case "exists":
    case "all": {
      const [kind, name, list, body] = tree;
      const over = go(list);
      if (over[0] === "unknown") return unknown;
      if (over[0] !== "known" || typeof over[1] !== "object") return [kind, name, over, go(body)];
      const parts = over[1].map((item) => fold(body, { ...bindings, items: withItem(bindings, name, item) }));
      return joined(kind === "exists" ? "or" : "and", parts);
    }
    case "call": {
      const [, name, ...given] = tree;
      const parts = given.map(go);
      if (parts.some(([kind]) => kind === "unknown")) return unknown;
      const values = parts.flatMap((part) => (part[0] === "known" ? [part[1]] : []));
      return values.length === parts.length ? result(call(bindings.functions, name, values)) : ["call", name, ...parts];
    }
    default: {
      const [kind, left, right] = tree;
      const [one, other] = [go(left), go(right)];
      if (one[0] === "unknown" || other[0] === "unknown") return unknown;
      return one[0] === "known" && other[0] === "known" ? known(apply(kind, one[1], other[1])) : [kind, one, other];
    }
  }
}

/** Throws for a name that the checker knows nothing of. */
export function functionNamed(functions: Functions, name: string): (...given: never[]) => Known | undefined {
  const run = functions.get(name);
  if (!run) throw new Error(`no function ${name}`);
  return run;
}

/** What a function makes of known arguments; undefined where it can't tell. */
export function call(functions: Functions, name: string, given: readonly Known[]): Known | undefined {
  return functionNamed(functions, name)(...(given as never[]));
}

export type Sign = (one: Known, other: Known) => Known;

/** What a sign or a question between two known things comes to. */
export const signs: Readonly<Record<Comparison | "in" | "+" | "-" | TextTest, Sign>> = {
  "==": (one, other) => one === other,
  "!=": (one, other) => one !== other,
  "<": (one, other) => one < other,
  "<=": (one, other) => one <= other,
  ">": (one, other) => one > other,
  ">=": (one, other) => one >= other,
  "+": (one, other) => Number(one) + Number(other),
  "-": (one, other) => Number(one) - Number(other),
  in: (one, other) => typeof other === "object" && other.includes(one as never),
  startsWith: (one, other) => String(one).startsWith(String(other)),
  endsWith: (one, other) => String(one).endsWith(String(other)),
  contains: (one, other) => String(one).includes(String(other)),
};

export function apply(kind: keyof typeof signs, one: Known, other: Known): Known {
  return signs[kind](one, other);
}

function joined(kind: "and" | "or", parts: readonly Tree[]): Tree {
  // What decides all by itself: a no among ands, a yes among ors.
  const decisive = kind === "or";
  const flat = parts.flatMap((part): readonly Tree[] => {
    if (part[0] !== kind) return [part];
    const [, ...inner] = part;
    return inner;
  });
  if (flat.some((part) => part[0] === "known" && part[1] === decisive)) return known(decisive);
  const open = flat.filter(([one]) => one !== "known");
  const isUnknown = open.some(([one]) => one === "unknown");
  const left = open.filter(([one]) => one !== "unknown");
  const all = isUnknown ? [...left, unknown] : left;
  const [only] = all;
  if (!only) return known(!decisive);
  return all.length === 1 ? only : [kind, ...all];
}

function withItem({ items }: Bindings, name: string, item: Known): ReadonlyMap<string, Known> {
  return new Map([...(items ?? []), [name, item]]);
}

function result(value: Known | undefined): Tree {
  return value === undefined ? unknown : known(value);
}
