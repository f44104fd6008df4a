import type { Evaluate } from "../language/evaluate.ts";
import { evaluator } from "../language/evaluate.ts";
import { apply } from "../language/fold.ts";
import type { TextTest, Tree } from "../language/tree.ts";
import { textTests } from "../language/tree.ts";
import type { Sheet, Terms } from "./sheet.ts";
import { meansOf, placeOf } from "./sheet.ts";

/** Whether a text has any of some words: one question, however many there are. */
export interface WordQuestion {
  readonly how: TextTest;
  readonly text: Tree;
  readonly words: readonly string[];
}

/** Parts of an `or`, with the words that are looked for in one text put together. */
export function withWordsTogether(parts: readonly Tree[]): readonly (Tree | WordQuestion)[] {
  const together = new Map<string, Tree | WordQuestion>();
  for (const part of parts) {
    const asked = wordQuestionOf(part);
    const name = JSON.stringify(asked ? [asked.how, asked.text] : part);
    const before = together.get(name);
    const isMore = asked && before && "how" in before;
    together.set(name, isMore ? { ...before, words: [...before.words, ...asked.words] } : (asked ?? part));
  }
  return [...together.values()];
}

/** What a test of a text by a known word asks; null for any other part. */
export function wordQuestionOf(part: Tree): WordQuestion | null {
  if (!isTextTest(part)) return null;
  const [how, text, word] = part;
  return word[0] === "known" && typeof word[1] === "string" ? { how, text, words: [word[1]] } : null;
}

function isTextTest(tree: Tree): tree is readonly [TextTest, Tree, Tree] {
  return textTests.some((test) => test === tree[0]);
}

/** The place of what a question of words comes to. */
export function placeOfWords(sheet: Sheet, { how, text, words }: WordQuestion, terms: Terms): number {
  return placeOf(sheet, JSON.stringify(["words", how, text, words]), () =>
    anyOf(how, words, evaluator(text, meansOf(sheet, terms))),
  );
}

function anyOf(how: TextTest, words: readonly string[], text: Evaluate<Sheet>): Evaluate<Sheet> {
  return (sheet) => {
    const found = text(sheet);
    if (found === undefined) return undefined;
    for (const word of words) if (apply(how, found, word) === true) return true;
    return false;
  };
}
