import { factReader } from "../facts/reading.ts";
import type { Facts } from "../filing/facts.ts";
import { runningFunctions } from "../functions/registry.ts";
import type { Evaluate, Means } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import type { Known, Tree } from "../language/tree.ts";
import { partsOf } from "../language/tree.ts";

/** Stands where a term wasn't asked for yet. */
export const unread: unique symbol = Symbol("unread");

export type Answer = Known | undefined;

/**
 * What the filing at hand says of the terms that decisions ask for, each worked out when it is first asked for and
 * forgotten when that filing is judged. A term has a place; books that follow one another share a sheet.
 */
export interface Sheet {
  /** By place. */
  readonly answers: (Answer | typeof unread)[];
  readonly places: Map<string, number>;
  /** How each is worked out, by place. */
  readonly makers: Evaluate<Sheet>[];
  /** Places to be emptied once the filing is judged. */
  readonly filled: number[];
  /** Null between filings. */
  facts: Facts | null;
}

export function createSheet(): Sheet {
  return {
    answers: [],
    places: new Map(),
    makers: [],
    filled: [],
    facts: null,
  };
}

/** Asks the sheet of a filing's facts; nothing of the filing is left on it afterwards, whatever happens. */
export function asked<Result>(sheet: Sheet, facts: Facts, ask: (sheet: Sheet) => Result): Result {
  sheet.facts = facts;
  try {
    return ask(sheet);
  } finally {
    const { answers, filled } = sheet;
    for (let at = 0; at < filled.length; at += 1) answers[filled[at] ?? 0] = unread;
    filled.length = 0;
    sheet.facts = null;
  }
}

/** Works out what stands at a place for the filing at hand. */
export function fill(sheet: Sheet, place: number): Answer {
  const make = sheet.makers[place];
  if (!make) throw new Error(`no term ${place}`);
  const answer = make(sheet);
  sheet.answers[place] = answer;
  sheet.filled.push(place);
  return answer;
}

/** What stands at a place, worked out if need be. */
export function answerAt(sheet: Sheet, place: number): Answer {
  const answer = sheet.answers[place];
  return answer === unread ? fill(sheet, place) : answer;
}

function factsOn({ facts }: Sheet): Facts {
  if (!facts) throw new Error("no filing is being judged");
  return facts;
}

/** The place of a term under a name that stands for it; made where there is none yet. */
export function placeOf(sheet: Sheet, name: string, make: () => Evaluate<Sheet>): number {
  const known = sheet.places.get(name);
  if (known !== undefined) return known;
  const maker = make();
  // After those of its parts, which are made with it.
  const place = sheet.makers.push(maker) - 1;
  sheet.answers.push(unread);
  sheet.places.set(name, place);
  return place;
}

/** The place of what a folded expression comes to. */
export function placeOfTree(sheet: Sheet, tree: Tree, terms: Terms): number {
  if (tree[0] === "fact") return placeOfFact(sheet, tree[1]);
  const name = nameOf(tree, terms);
  const known = sheet.places.get(name);
  if (known !== undefined) return known;
  const evaluate = evaluator(tree, meansOf(sheet, terms));
  // A call has got its place by now.
  return placeOf(sheet, name, () => evaluate);
}

/** The words that options stand for, where an expression still asks for some, and what tells them from others. */
export interface Terms {
  readonly of: (option: string) => readonly string[];
  readonly name: string;
}

/** How expressions that were folded are asked of the sheet: what a function makes of a filing is kept for all of them. */
export function meansOf(sheet: Sheet, terms: Terms): Means<Sheet> {
  return {
    functions: runningFunctions,
    terms: terms.of,
    fact: (name) => readerAt(placeOfFact(sheet, name)),
    keep: (tree, evaluate) => readerAt(placeOf(sheet, nameOf(tree, terms), () => evaluate)),
  };
}

function readerAt(place: number): Evaluate<Sheet> {
  return (sheet) => answerAt(sheet, place);
}

function placeOfFact(sheet: Sheet, name: string): number {
  const read = factReader(name);
  return placeOf(sheet, name, () => (from) => read(factsOn(from)));
}

function nameOf(tree: Tree, terms: Terms): string {
  const name = JSON.stringify(tree);
  return mentions(tree, ([kind]) => kind === "terms") ? `${terms.name} ${name}` : name;
}

function mentions(tree: Tree, is: (part: Tree) => boolean): boolean {
  return is(tree) || partsOf(tree).some((part) => mentions(part, is));
}
