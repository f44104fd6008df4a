import type { Bindings, Sign } from "./fold.ts";
import { functionNamed, signs } from "./fold.ts";
import type { Known, Tree } from "./tree.ts";
import { partsOf } from "./tree.ts";

/** A folded expression ready to be asked of what holds the facts; undefined is what can't be told. Never throws. */
export type Evaluate<Source> = (source: Source) => Known | undefined;

/** What of the bindings is still asked for once an expression is folded, and how a fact is read from its source. */
export interface Means<Source> extends Pick<Bindings, "functions" | "terms"> {
  readonly fact: (name: string) => Evaluate<Source>;
  /** Where the source keeps what functions came to: how it is asked instead. Left out, each is run whenever it is asked for. */
  readonly keep?: (call: Tree, evaluate: Evaluate<Source>) => Evaluate<Source>;
}

/**
 * Makes plain closures of a folded expression: no text becomes code, so that pages which forbid that run it too.
 * `and` and `or` go on past what is unknown, since a later part may decide all the same.
 */
export function evaluator<Source>(tree: Tree, means: Means<Source>): Evaluate<Source> {
  return closure(tree, means, new Map());
}

function hangsOnItem(tree: Tree): boolean {
  return tree[0] === "item" || partsOf(tree).some(hangsOnItem);
}

/** What a list's item is at the moment; one evaluation runs at a time. */
interface Cell {
  item: Known | undefined;
}

function closure<Source>(tree: Tree, means: Means<Source>, cells: ReadonlyMap<string, Cell>): Evaluate<Source> {
  const go = (part: Tree): Evaluate<Source> => closure(part, means, cells);
  switch (tree[0]) {
    case "known": {
      const [, value] = tree;
      return () => value;
    }
    case "unknown":
      return () => undefined;
    case "fact":
      return means.fact(tree[1]);
    case "has": {
      const read = means.fact(tree[1]);
      return (source) => read(source) !== undefined;
    }
    case "value":
    case "province":
    case "rule":
      // Left open where nothing was bound: there is no rule to speak of.
      return () => undefined;
    case "terms": {
      const of = go(tree[1]);
      return (source) => {
        const option = of(source);
        return option === undefined ? undefined : means.terms?.(String(option));
      };
    }
    case "item": {
      const cell = cells.get(tree[1]);
      return () => cell?.item;
    }
    case "not": {
      const of = go(tree[1]);
      return (source) => {
        const value = of(source);
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
      return (source) => {
        const value = condition(source);
        if (value === undefined) return undefined;
        return value === true ? then(source) : otherwise(source);
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
      const evaluate = called(functionNamed(means.functions, name), given.map(go));
      // What hangs on a list's item is another thing at each of them.
      return means.keep && !hangsOnItem(tree) ? means.keep(tree, evaluate) : evaluate;
    }
    default: {
      const [kind, left, right] = tree;
      const one = go(left);
      return right[0] === "known" ? comparedWith(kind, one, right[1]) : compared(signs[kind], one, go(right));
    }
  }
}

function called<Source>(
  run: (...given: never[]) => Known | undefined,
  parts: readonly Evaluate<Source>[],
): Evaluate<Source> {
  const [only] = parts;
  if (only && parts.length === 1)
    return (source) => {
      const value = only(source);
      return value === undefined ? undefined : run(value as never);
    };
  return (source) => {
    const values: Known[] = [];
    for (const part of parts) {
      const value = part(source);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return run(...(values as never[]));
  };
}

function compared<Source>(sign: Sign, one: Evaluate<Source>, other: Evaluate<Source>): Evaluate<Source> {
  return (source) => {
    const a = one(source);
    if (a === undefined) return undefined;
    const b = other(source);
    return b === undefined ? undefined : sign(a, b);
  };
}

/** With something known beforehand, as most things are once a rule's value is put in. */
function comparedWith<Source>(kind: keyof typeof signs, one: Evaluate<Source>, known: Known): Evaluate<Source> {
  if (kind === "==" || kind === "!=") {
    const isSame = kind === "==";
    return (source) => {
      const value = one(source);
      return value === undefined ? undefined : (value === known) === isSame;
    };
  }
  const sign = signs[kind];
  return (source) => {
    const value = one(source);
    return value === undefined ? undefined : sign(value, known);
  };
}

/** `decisive`: the answer that one part alone can give. */
function decided<Source>(parts: readonly Evaluate<Source>[], decisive: boolean): Evaluate<Source> {
  const [one, other] = parts;
  if (one && other && parts.length === 2)
    return (source) => {
      const first = one(source);
      if (first === decisive) return decisive;
      const second = other(source);
      return second === decisive ? decisive : first === undefined ? undefined : second;
    };
  return (source) => {
    let isUnknown = false;
    for (const part of parts) {
      const value = part(source);
      if (value === decisive) return decisive;
      if (value === undefined) isUnknown = true;
    }
    return isUnknown ? undefined : !decisive;
  };
}

function quantified<Source>(
  list: Evaluate<Source>,
  each: Evaluate<Source>,
  cell: Cell,
  decisive: boolean,
): Evaluate<Source> {
  return (source) => {
    const items = list(source);
    if (typeof items !== "object") return undefined;
    let found: boolean | undefined = !decisive;
    for (const item of items) {
      cell.item = item;
      const value = each(source);
      if (value === undefined) found = undefined;
      if (value !== decisive) continue;
      found = decisive;
      break;
    }
    // Nothing of a filing outlives its being asked.
    cell.item = undefined;
    return found;
  };
}
