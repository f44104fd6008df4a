import type { Bindings } from "./fold.ts";
import { apply, call } from "./fold.ts";
import type { Known, Tree } from "./tree.ts";

/** What a filing says of a fact; undefined where it says nothing. */
export type FactOf = (name: string) => Known | undefined;

/** A folded expression ready to be asked of filings; undefined is what can't be told. Never throws. */
export type Evaluate = (factOf: FactOf) => Known | undefined;

/**
 * Makes plain closures of a folded expression: no text becomes code, so that pages which forbid that run it too.
 * `and` and `or` go on past what is unknown, since a later part may decide all the same.
 */
export function evaluator(tree: Tree, means: Means): Evaluate {
  return closure(tree, means, new Map());
}

/** What of the bindings is still asked for once an expression is folded. */
type Means = Pick<Bindings, "functions" | "terms">;

/** What a list's item is at the moment; one evaluation runs at a time. */
interface Cell {
  item: Known | undefined;
}

function closure(tree: Tree, means: Means, cells: ReadonlyMap<string, Cell>): Evaluate {
  const go = (part: Tree): Evaluate => closure(part, means, cells);
  switch (tree[0]) {
    case "known": {
      const [, value] = tree;
      return () => value;
    }
    case "unknown":
      return () => undefined;
    case "fact": {
      const [, name] = tree;
      return (factOf) => factOf(name);
    }
    case "has": {
      const [, name] = tree;
      return (factOf) => factOf(name) !== undefined;
    }
    case "value":
    case "province":
    case "rule":
      // Left open where nothing was bound: there is no rule to speak of.
      return () => undefined;
    case "terms": {
      const of = go(tree[1]);
      return (factOf) => {
        const option = of(factOf);
        return option === undefined ? undefined : means.terms?.(String(option));
      };
    }
    case "item": {
      const cell = cells.get(tree[1]);
      return () => cell?.item;
    }
    case "not": {
      const of = go(tree[1]);
      return (factOf) => {
        const value = of(factOf);
        return value === undefined ? undefined : value !== true;
      };
    }
    case "and":
    case "or": {
      const [kind, ...parts] = tree;
      return decided(parts.map(go), kind === "or");
    }
    case "if": {
      const [condition, then, otherwise] = [go(tree[1]), go(tree[2]), go(tree[3])];
      return (factOf) => {
        const value = condition(factOf);
        if (value === undefined) return undefined;
        return value === true ? then(factOf) : otherwise(factOf);
      };
    }
    case "exists":
    case "all": {
      const [kind, name, over, body] = tree;
      const list = go(over);
      const cell: Cell = { item: undefined };
      const each = closure(body, means, new Map([...cells, [name, cell]]));
      return quantified(list, each, cell, kind === "exists");
    }
    case "call": {
      const [, name, ...given] = tree;
      const parts = given.map(go);
      return (factOf) => {
        const values: Known[] = [];
        for (const part of parts) {
          const value = part(factOf);
          if (value === undefined) return undefined;
          values.push(value);
        }
        return call(means.functions, name, values);
      };
    }
    default: {
      const [kind, left, right] = tree;
      const [one, other] = [go(left), go(right)];
      return (factOf) => {
        const a = one(factOf);
        if (a === undefined) return undefined;
        const b = other(factOf);
        return b === undefined ? undefined : apply(kind, a, b);
      };
    }
  }
}

/** `decisive`: the answer that one part alone can give. */
function decided(parts: readonly Evaluate[], decisive: boolean): Evaluate {
  return (factOf) => {
    let isUnknown = false;
    for (const part of parts) {
      const value = part(factOf);
      if (value === decisive) return decisive;
      if (value === undefined) isUnknown = true;
    }
    return isUnknown ? undefined : !decisive;
  };
}

function quantified(list: Evaluate, each: Evaluate, cell: Cell, decisive: boolean): Evaluate {
  return (factOf) => {
    const items = list(factOf);
    if (typeof items !== "object") return undefined;
    let isUnknown = false;
    for (const item of items) {
      cell.item = item;
      const value = each(factOf);
      if (value === decisive) return decisive;
      if (value === undefined) isUnknown = true;
    }
    return isUnknown ? undefined : !decisive;
  };
}
