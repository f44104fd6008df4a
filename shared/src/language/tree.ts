import type { Comparison } from "./syntax.ts";

/** What an expression can come to; a day is a text as PlainDate. Lists hold texts, options or numbers. */
export type Known = boolean | number | string | readonly (number | string)[];

/**
 * A checked expression as plain JSON: the form in which machines keep and judge it. What it stands for never changes:
 * a node that comes to mean something else gets another name.
 */
export type Tree =
  | readonly ["known", Known]
  /** What can't be told whatever the filing says, such as another requirement's value where none is recorded. */
  | readonly ["unknown"]
  | readonly ["fact", string]
  | readonly ["has", string]
  /** The value of the rule that judges. */
  | readonly ["value"]
  /** The province that judges. */
  | readonly ["province"]
  /** The value of another requirement's rule in the same province. */
  | readonly ["rule", string]
  /** The words that an option of the value stands for. */
  | readonly ["terms", Tree]
  /** What a list's item goes by within `exists` and `all`; `item` alone is the option that a row reports on. */
  | readonly ["item", string]
  | readonly ["not", Tree]
  | readonly ["and" | "or", ...Tree[]]
  | readonly [Comparison | "in" | "+" | "-" | TextTest, Tree, Tree]
  | readonly ["if", Tree, Tree, Tree]
  | readonly ["exists" | "all", string, Tree, Tree]
  | readonly ["call", string, ...Tree[]];

/** Questions that are asked of a text by another, written with a dot. */
export const textTests = ["startsWith", "endsWith", "contains"] as const;
export type TextTest = (typeof textTests)[number];

/** The parts directly within a tree. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree[0]) {
    case "known":
    case "unknown":
    case "fact":
    case "has":
    case "value":
    case "province":
    case "rule":
    case "item":
      return [];
    case "terms":
    case "not":
      return [tree[1]];
    case "and":
    case "or": {
      const [, ...parts] = tree;
      return parts;
    }
    case "if":
      return [tree[1], tree[2], tree[3]];
    case "exists":
    case "all":
      return [tree[2], tree[3]];
    case "call": {
      const [, , ...given] = tree;
      return given;
    }
    default:
      return [tree[1], tree[2]];
  }
}
