import fc from "fast-check";
import { checkCondition } from "./check.ts";
import { evaluator } from "./evaluate.ts";
import { apply, call, fold } from "./fold.ts";
import { printTree } from "./print.ts";
import { arbitraryBox, arbitraryCondition, boxes, boxFact, boxFunctions, colourTerms } from "./tree.arbitrary.ts";
import type { Known, Tree } from "./tree.ts";

// Test support: what holds of every expression, tried as often as somebody wants.

export interface World {
  readonly value: readonly string[];
  readonly province: string;
  readonly size: number | null;
  readonly box: ReadonlyMap<string, Known>;
}

export const worlds: fc.Arbitrary<World> = fc.record({
  value: fc.subarray(["RED", "GREEN", "BLUE"]),
  province: fc.constantFrom("ZJ", "JS", "BJ"),
  size: fc.option(fc.integer({ min: 0, max: 5 })),
  box: arbitraryBox(),
});

/** What a tree means, said as plainly as can be: nothing is put in beforehand, nothing is passed over. */
function meaning(tree: Tree, world: World, items: ReadonlyMap<string, Known> = new Map()): Known | undefined {
  const of = (part: Tree) => meaning(part, world, items);
  switch (tree[0]) {
    case "known":
      return tree[1];
    case "unknown":
      return undefined;
    case "fact":
      return world.box.get(tree[1]);
    case "has":
      return world.box.has(tree[1]);
    case "value":
      return world.value;
    case "province":
      return world.province;
    case "rule":
      return world.size ?? undefined;
    case "item":
      return items.get(tree[1]);
    case "terms": {
      const colour = of(tree[1]);
      return colour === undefined ? undefined : colourTerms(String(colour));
    }
    case "not": {
      const value = of(tree[1]);
      return value === undefined ? undefined : !value;
    }
    case "and":
    case "or": {
      const [kind, ...parts] = tree;
      return kleene(kind === "or", parts.map(of));
    }
    case "if": {
      const condition = of(tree[1]);
      return condition === undefined ? undefined : of(condition ? tree[2] : tree[3]);
    }
    case "exists":
    case "all": {
      const [kind, name, list, body] = tree;
      const values = of(list);
      if (!Array.isArray(values)) return undefined;
      const each = values.map((item) => meaning(body, world, new Map([...items, [name, item]])));
      return kleene(kind === "exists", each);
    }
    case "call": {
      const [, name, ...given] = tree;
      const values = given.map(of);
      return values.includes(undefined) ? undefined : call(boxFunctions, name, values as Known[]);
    }
    default: {
      const [one, other] = [of(tree[1]), of(tree[2])];
      return one === undefined || other === undefined ? undefined : apply(tree[0], one, other);
    }
  }
}

function kleene(decisive: boolean, values: readonly (Known | undefined)[]): boolean | undefined {
  if (values.includes(decisive)) return decisive;
  return values.includes(undefined) ? undefined : !decisive;
}

export function bindingsOf({ value, province, size }: World) {
  return { value, province, rule: () => size, terms: colourTerms, functions: boxFunctions };
}

/** Its text, read again, is the same expression, and is written in the same way. */
export function isWrittenInOneWay(numRuns: number): void {
  fc.assert(
    fc.property(arbitraryCondition({ reports: true }), (tree) => {
      const source = printTree(tree);
      const { tree: read, problems } = checkCondition(source, boxes);
      if (problems.length > 0 || !read) throw new Error(`${source}: ${problems[0]?.message.en}`);
      if (JSON.stringify(read) !== JSON.stringify(tree))
        throw new Error(`${source} is read as ${JSON.stringify(read)}`);
      if (printTree(read) !== source) throw new Error(`${source} is then written ${printTree(read)}`);
    }),
    { numRuns },
  );
}

/** It comes to what it means, whatever is put in beforehand; nothing throws. */
export function comesToWhatItMeans(numRuns: number): void {
  fc.assert(
    fc.property(arbitraryCondition(), worlds, (tree, world) => {
      const folded = fold(tree, bindingsOf(world));
      const found = evaluator(folded, { functions: boxFunctions, terms: colourTerms, fact: boxFact })(world.box);
      const meant = meaning(tree, world);
      if (found !== meant) throw new Error(`${printTree(tree)} comes to ${found}, and means ${meant}`);
    }),
    { numRuns },
  );
}

/** Folded or not it is plain JSON. */
export function isPlainJson(numRuns: number): void {
  fc.assert(
    fc.property(arbitraryCondition(), worlds, (tree, world) => {
      const folded = fold(tree, bindingsOf(world));
      for (const one of [tree, folded]) {
        const text = JSON.stringify(one);
        if (JSON.stringify(JSON.parse(text)) !== text || text.includes("null")) throw new Error(text);
      }
    }),
    { numRuns },
  );
}

/** What is left unsaid makes it unknown at most, never another answer, unless it asks whether something is said. */
export function neverGuesses(numRuns: number): void {
  const absent = [...boxes.facts].flatMap(([name, { mayBeAbsent }]) => (mayBeAbsent ? [name] : []));
  fc.assert(
    fc.property(arbitraryCondition(), worlds, fc.constantFrom(...absent), (tree, world, left) => {
      fc.pre(!JSON.stringify(tree).includes('"has"'));
      const box = new Map(world.box);
      box.delete(left);
      const less = meaning(tree, { ...world, box });
      if (less !== undefined && less !== meaning(tree, world)) throw new Error(`${printTree(tree)} without ${left}`);
    }),
    { numRuns },
  );
}

const scraps =
  "&& || ! == != < <= > >= in ? : + - ( ) [ ] , . true false null value province item has( terms( rule( box.count box.name box. .exists(x, upper( 12 -3 'RED' ' \" \\ （ 中 \u0000 😀 \ud800";

/** Any text at all is an expression or has problems, each at a place in it and told in both languages. */
export function anyTextIsReadOrRefused(numRuns: number): void {
  const scrap = fc.constantFrom(...scraps.split(" "));
  const texts = fc.oneof(
    fc.array(scrap, { maxLength: 30 }).map((parts) => parts.join(" ")),
    fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
    fc
      .tuple(arbitraryCondition(), fc.nat(400), fc.nat(3), scrap)
      .map(([tree, at, cut, put]) => printTree(tree).slice(0, at) + put + printTree(tree).slice(at + cut)),
  );
  fc.assert(
    fc.property(texts, (source) => {
      const { tree, problems } = checkCondition(source, boxes);
      if ((tree === null) !== problems.length > 0) throw new Error("neither read nor refused, or both");
      for (const { from, to, message } of problems) {
        if (!(from >= 0 && to >= from && to <= source.length)) throw new Error(`at ${from} to ${to}`);
        if (!/\p{Script=Han}/u.test(message.zh) || !/[a-z]/.test(message.en)) throw new Error(message.en);
      }
    }),
    { numRuns },
  );
}
