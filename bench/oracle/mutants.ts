import type { Definition, Row } from "../../shared/src/definition/definition.ts";
import { environmentOf } from "../../shared/src/definition/environment-of.ts";
import { checkRows } from "../../shared/src/definition/rows.ts";
import { printTree } from "../../shared/src/language/print.ts";
import type { Tree } from "../../shared/src/language/tree.ts";
import type { Type } from "../../shared/src/language/type.ts";

/** A definition with one thing of its rows changed. */
export interface Mutant {
  readonly what: string;
  readonly definition: Definition;
}

type Rules = ReadonlyMap<string, Type>;

/** Every mutant of a definition's rows: one left out, turned round, its signs, constants and options changed. */
export function mutantsOf(definition: Definition, rules: Rules): readonly Mutant[] {
  return (["rows", "unrecorded"] as const).flatMap((list) => {
    const rows = definition[list] ?? [];
    const environment = environmentOf(definition, rules, { recorded: list === "rows" });
    return checkRows(rows, environment).rows.flatMap(({ row, tree }, at): readonly Mutant[] => {
      const put = (what: string, changed: readonly Row[]): Mutant => ({
        what: `${definition.key}, ${list} ${at + 1}: ${what}`,
        definition: { ...definition, [list]: [...rows.slice(0, at), ...changed, ...rows.slice(at + 1)] },
      });
      // A last row that leaves all else open says what would come of it anyway.
      if (row.when === "true" && row.then === "UNDECIDED" && !row.findings) return [];
      return [
        put("left out", []),
        ...variantsOf(tree).map(([what, mutated]) => put(what, [{ ...row, when: printTree(mutated) }])),
      ];
    });
  });
}

type Variant = readonly [what: string, tree: Tree];

const otherSigns: Readonly<Record<string, string>> = {
  "==": "!=",
  "!=": "==",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "+": "-",
  "-": "+",
  startsWith: "contains",
  endsWith: "contains",
  contains: "startsWith",
  and: "or",
  or: "and",
  exists: "all",
};

/** A tree with one change somewhere in it. */
function variantsOf(tree: Tree): readonly Variant[] {
  const within = (make: (part: Tree) => Tree, part: Tree): readonly Variant[] =>
    variantsOf(part).map(([what, changed]) => [what, make(changed)]);
  const swapped = (): readonly Variant[] => {
    const [kind, ...rest] = tree;
    const other = otherSigns[kind];
    return other === undefined ? [] : [[`${kind} for ${other}`, [other, ...rest] as unknown as Tree]];
  };
  const turned: Variant = ["turned round", tree[0] === "not" ? tree[1] : ["not", tree]];
  switch (tree[0]) {
    case "known":
      return constantsFor(tree[1]).map((other) => [
        `${JSON.stringify(tree[1])} for ${JSON.stringify(other)}`,
        ["known", other],
      ]);
    case "has":
      return [turned];
    case "not":
      return [turned, ...within((part) => ["not", part], tree[1])];
    case "and":
    case "or": {
      const [kind, ...parts] = tree;
      const inside = parts.flatMap((part, at) => within((changed) => [kind, ...parts.with(at, changed)], part));
      const fewer = parts.map((_, at): Variant => {
        const left = parts.toSpliced(at, 1);
        const [only] = left;
        return [`part ${at + 1} left out`, left.length === 1 && only ? only : [kind, ...left]];
      });
      return [turned, ...swapped(), ...fewer, ...inside];
    }
    case "if": {
      const [, condition, then, otherwise] = tree;
      return [
        ["the other way", ["if", condition, otherwise, then]],
        ...within((part) => ["if", part, then, otherwise], condition),
        ...within((part) => ["if", condition, part, otherwise], then),
        ...within((part) => ["if", condition, then, part], otherwise),
      ];
    }
    case "exists":
    case "all": {
      const [kind, name, list, body] = tree;
      return [turned, ...swapped(), ...within((part) => [kind, name, list, part], body)];
    }
    case "call": {
      const [, name, ...given] = tree;
      return given.flatMap((part, at) => within((changed) => ["call", name, ...given.with(at, changed)], part));
    }
    case "fact":
    case "item":
    case "value":
    case "province":
    case "rule":
    case "terms":
    case "unknown":
      return [];
    default: {
      const [kind, left, right] = tree;
      return [
        ...(kind === "in" ? [turned] : []),
        ...swapped(),
        ...within((part) => [kind, part, right] as Tree, left),
        ...within((part) => [kind, left, part] as Tree, right),
      ];
    }
  }
}

function constantsFor(value: boolean | number | string | readonly (number | string)[]) {
  switch (typeof value) {
    case "boolean":
      return [!value];
    case "number":
      return [value + 1, value - 1];
    case "string":
      return [`${value}X`];
    default:
      return value.length > 1 ? value.map((_, at) => value.toSpliced(at, 1)) : [];
  }
}
