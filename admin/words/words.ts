import type { Source } from "../graphql/change-words.ts";
import type { Refusal } from "../graphql/refusal.ts";

/** What a change says beside its edits. */
export interface Words {
  readonly title: string;
  readonly reason: string;
  /** Null where the publication decides it. */
  readonly effectiveFrom: string | null;
  readonly sources: readonly Source[];
}

/** Something typed that the server doesn't hold yet. */
export interface Typed<Shape, Base = Shape> {
  readonly typed: Shape;
  /** What the server held when one began to type, to notice what others wrote meanwhile. */
  readonly base: Base;
  /** Its path leads on from here. Typing on clears it. */
  readonly refusal?: Refusal;
}

/** The words that were typed, each with what it began from; the others are the server's. */
export type TypedWords<Name extends keyof Words = keyof Words> = { readonly [Each in Name]?: Typed<Words[Each]> };

export const emptySource: Source = { title: "", url: null, clause: null, publishedOn: null, retrievedOn: null };

/** Typed on: what it began from stays. */
export function typedOn<Shape>(before: Typed<Shape> | undefined, typed: Shape, held: Shape): Typed<Shape> {
  return { typed, base: before ? before.base : held };
}

/** The words as they stand in a form: typed ones, else those that the server holds. */
export function wordsNow<Name extends keyof Words>(
  typed: TypedWords<Name>,
  held: Pick<Words, Name>,
): Pick<Words, Name> {
  const words = { ...held };
  for (const name in typed) {
    const word = typed[name];
    if (word) words[name] = word.typed;
  }
  return words;
}

/** How a typed word fares beside what the server holds by now: it says the same, may take its place, or clashes with it. */
export function fate<Word extends Words[keyof Words]>(
  { typed, base }: Typed<Word>,
  held: Word,
): "ALIKE" | "MINE" | "CLASH" {
  if (sameWord(typed, held)) return "ALIKE";
  return sameWord(base, held) ? "MINE" : "CLASH";
}

/** Whether two say the same, whatever blanks surround them. */
export function sameWord(a: Words[keyof Words], b: Words[keyof Words]): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

export function sourceInput({ title, url, clause, publishedOn, retrievedOn }: Source): Source {
  return { title, url, clause, publishedOn, retrievedOn };
}

function plain(word: Words[keyof Words]): unknown {
  if (word === null) return null;
  return typeof word === "string" ? word.trim() : word.map(sourceInput);
}
