import fc from "fast-check";
import type { DeclaredFact, DeclaredFunction, Environment } from "./environment.ts";
import type { Functions } from "./fold.ts";
import type { Known, Tree } from "./tree.ts";
import { textTests } from "./tree.ts";
import type { SingleType, Type } from "./type.ts";
import { day, flag, listOf, number, option, text } from "./type.ts";

// Test support: a small world with one fact of each type, and expressions about it.

const colourKeys = ["RED", "GREEN", "BLUE"];
const colours = option(colourKeys);
const places = option(["ZJ", "JS", "BJ"]);

const facts = new Map<string, DeclaredFact>([
  ["type", { type: colours, mayBeAbsent: false }],
  ["on", { type: day, mayBeAbsent: false }],
  ["box.isOpen", { type: flag, mayBeAbsent: false }],
  ["box.isFull", { type: flag, mayBeAbsent: true }],
  ["box.count", { type: number, mayBeAbsent: true }],
  ["box.name", { type: text, mayBeAbsent: true }],
  ["box.madeOn", { type: day, mayBeAbsent: true }],
  ["box.colour", { type: colours, mayBeAbsent: true }],
  ["box.labels", { type: listOf(text, 4), mayBeAbsent: true }],
  ["box.place", { type: places, mayBeAbsent: true }],
]);

const declared = new Map<string, DeclaredFunction>([
  ["characters", { takes: [text], gives: number, cost: 5 }],
  ["upper", { takes: [text], gives: text, cost: 2 }],
  ["first", { takes: [text, number], gives: text, cost: 1 }],
  ["year", { takes: [day], gives: number, cost: 1 }],
  ["how_many", { takes: [listOf(text, 4)], gives: number, cost: 1 }],
]);

export const boxFunctions: Functions = new Map<string, (...given: never[]) => Known | undefined>([
  ["characters", (name: string) => [...name].length],
  ["upper", (name: string) => name.toUpperCase()],
  ["first", (name: string, count: number) => name.slice(0, Math.max(0, count))],
  ["year", (date: string) => Number(date.slice(0, 4))],
  ["how_many", (list: readonly string[]) => list.length],
]);

/** What rules about boxes can name; the value is a list of colours. */
export const boxes: Environment = {
  facts,
  functions: declared,
  value: listOf(colours, 3),
  province: places,
  rules: new Map<string, Type>([["box-size", number]]),
  mostTerms: 2,
};

/** How a fact is read of a box. */
export const boxFact = (name: string) => (box: ReadonlyMap<string, Known>) => box.get(name);

export const colourTerms = (colour: string): readonly string[] =>
  colour === "RED" ? ["red", "crimson"] : [colour.toLowerCase()];

const words = [
  "",
  "a",
  "red",
  "crimson",
  "Blue (sky)",
  "中文",
  "𠮷",
  'with "quotes"',
  "back\\slash",
  "line\nbreak",
  "\u200b",
];
const days = ["1999-12-31", "2020-02-29", "2026-11-30"];

/** A value of a type, as a filing or a rule may hold it. */
export function arbitraryKnown(type: Type): fc.Arbitrary<Known> {
  switch (type.kind) {
    case "FLAG":
      return fc.boolean();
    case "NUMBER":
      return fc.integer({ min: -3, max: 9 });
    case "DAY":
      return fc.constantFrom(...days);
    case "TEXT":
      return fc.constantFrom(...words);
    case "OPTION":
      return fc.constantFrom(...type.options);
    case "LIST":
      return fc.array(arbitraryKnown(type.of) as fc.Arbitrary<string | number>, { maxLength: type.longest });
  }
}

/** What one box says: every fact, those that may be absent left out now and then. */
export function arbitraryBox(): fc.Arbitrary<ReadonlyMap<string, Known>> {
  const entries = [...facts].map(([name, { type, mayBeAbsent }]) =>
    (mayBeAbsent ? fc.option(arbitraryKnown(type), { nil: undefined, freq: 3 }) : arbitraryKnown(type)).map(
      (value) => [name, value] as const,
    ),
  );
  return fc
    .tuple(...entries)
    .map((pairs) => new Map(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))));
}

/** Conditions about boxes in checked form, as the checker would give them. `reports`: those that may name `item`, too. */
export function arbitraryCondition({ reports = false } = {}): fc.Arbitrary<Tree> {
  return treeOf(flag, 4, reports ? [["item", colours]] : []).map(canonical);
}

type Scope = readonly (readonly [name: string, type: SingleType])[];

/** And and or hold none of their own kind, which is how the checker leaves them. */
function canonical(tree: Tree): Tree {
  if (tree[0] === "known" || tree[0] === "unknown") return tree;
  const parts = tree.map((part) =>
    Array.isArray(part) ? canonical(part as unknown as Tree) : part,
  ) as unknown as Tree;
  if (parts[0] !== "and" && parts[0] !== "or") return parts;
  const [kind, ...inner] = parts;
  return [kind, ...inner.flatMap((part): readonly Tree[] => (part[0] === kind ? (part.slice(1) as Tree[]) : [part]))];
}

const known = new Map<string, fc.Arbitrary<Tree>>();

/** Made once for each type, depth and scope: anew within each other they would be hundreds of thousands. */
function treeOf(type: Type, depth: number, scope: Scope): fc.Arbitrary<Tree> {
  const name = JSON.stringify([type, depth, scope]);
  const made = known.get(name) ?? newTreeOf(type, depth, scope);
  known.set(name, made);
  return made;
}

function newTreeOf(type: Type, depth: number, scope: Scope): fc.Arbitrary<Tree> {
  const leaves = leavesOf(type, scope);
  if (depth === 0) return leaves;
  const inner = (of: Type, within: Scope = scope) => treeOf(of, depth - 1, within);
  const made: fc.Arbitrary<Tree>[] = [];
  const conditional = fc
    .tuple(inner(flag), inner(type), inner(type))
    .map(([condition, then, otherwise]): Tree => ["if", condition, then, otherwise]);
  if (type.kind === "FLAG") {
    const pairs = [flag, number, day, text, colours, places].map((side) =>
      fc
        .tuple(fc.constantFrom("==", "!="), inner(side), leavesOf(side, scope, false))
        .map(([sign, left, right]): Tree => [sign, left, right] as Tree),
    );
    const ordered = [number, day].map((side) =>
      fc
        .tuple(fc.constantFrom("<", "<=", ">", ">="), inner(side), leavesOf(side, scope, false))
        .map(([sign, left, right]): Tree => [sign, left, right] as Tree),
    );
    const name = `x${scope.length}`;
    made.push(
      conditional,
      inner(flag).map((of): Tree => ["not", of]),
      fc
        .tuple(fc.constantFrom("and", "or"), fc.array(inner(flag), { minLength: 2, maxLength: 3 }))
        .map(([kind, parts]) => [kind, ...parts] as Tree),
      ...pairs,
      ...ordered,
      fc
        .tuple(fc.constantFrom(...textTests), inner(text), inner(text))
        .map(([kind, subject, word]): Tree => [kind, subject, word]),
      fc
        .tuple(leavesOf(text, scope, false), leavesOf(listOf(text, 4), scope, false))
        .map(([item, list]): Tree => ["in", item, list]),
      fc
        .tuple(leavesOf(colours, scope, false), fc.subarray(colourKeys, { minLength: 1 }))
        .map(([item, list]): Tree => ["in", item, ["known", list]]),
      fc.constantFrom(...colourKeys).map((colour): Tree => ["in", ["known", colour], ["value"]]),
      fc
        .tuple(fc.constantFrom("exists", "all"), inner(flag, [...scope, [name, text]]))
        .map(([kind, body]) => [kind, name, ["fact", "box.labels"], body] as Tree),
      fc
        .tuple(fc.constantFrom("exists", "all"), inner(flag, [...scope, [name, colours]]))
        .map(([kind, body]) => [kind, name, ["value"], body] as Tree),
      fc
        .tuple(fc.constantFrom("exists", "all"), leavesOf(colours, scope), inner(flag, [...scope, [name, text]]))
        .map(([kind, colour, body]) => [kind, name, ["terms", colour], body] as Tree),
    );
  }
  if (type.kind === "NUMBER")
    made.push(
      conditional,
      fc
        .tuple(fc.constantFrom("+", "-"), inner(number), inner(number))
        .map(([sign, left, right]) => [sign, left, right] as Tree),
      inner(text).map((of): Tree => ["call", "characters", of]),
      inner(day).map((of): Tree => ["call", "year", of]),
    );
  if (type.kind === "TEXT")
    made.push(
      inner(text).map((of): Tree => ["call", "upper", of]),
      fc.tuple(inner(text), inner(number)).map(([of, count]): Tree => ["call", "first", of, count]),
    );
  return fc.oneof(leaves, ...made);
}

/** `literals`: whether something as written will do, which it doesn't where nothing beside it tells what it is. */
function leavesOf(type: Type, scope: Scope, literals = true): fc.Arbitrary<Tree> {
  const named = [...facts].flatMap(([name, fact]) => (isSame(fact.type, type) ? [["fact", name] as const] : []));
  const items = scope.flatMap(([name, of]) => (isSame(of, type) ? [["item", name] as const] : []));
  const asked = [...facts].flatMap(([name, { mayBeAbsent }]) => (mayBeAbsent ? [["has", name] as const] : []));
  const others: Tree[] = [
    ...named,
    ...items,
    ...(type.kind === "FLAG" ? asked : []),
    ...(isSame(type, boxes.value ?? flag) ? [["value"] as const] : []),
    ...(isSame(type, boxes.province) ? [["province"] as const] : []),
    ...(type.kind === "NUMBER" ? [["rule", "box-size"] as const] : []),
  ];
  // A literal day or option is told from a text by what it stands beside, so none stands alone.
  const isSelfEvident = type.kind === "FLAG" || type.kind === "NUMBER" || type.kind === "TEXT";
  const written = arbitraryKnown(type).map((value): Tree => ["known", value]);
  return literals && isSelfEvident ? fc.oneof(fc.constantFrom(...others), written) : fc.constantFrom(...others);
}

function isSame(one: Type, other: Type): boolean {
  return JSON.stringify({ ...one, longest: 0 }) === JSON.stringify({ ...other, longest: 0 });
}
