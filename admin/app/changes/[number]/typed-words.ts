import type { EditChangeInput, WholeChange } from "../../../graphql/change.ts";
import { isRecord, keptWords } from "../../../words/kept-words.ts";
import { sameWord, sourceInput, type TypedWords, type Words } from "../../../words/words.ts";

/** What is typed of a change's words, with the version at which one began. */
export interface TypedChange {
  readonly version: number;
  readonly typed: TypedWords;
}

export function wordsOf({ title, reason, effectiveFrom, sources }: WholeChange): Words {
  return { title, reason, effectiveFrom, sources };
}

/** What was changed, and nothing else, so that what others wrote meanwhile in other fields stays. */
export function changedWords({ title, reason, effectiveFrom, sources }: TypedWords): Partial<EditChangeInput> {
  return {
    ...(title && !sameWord(title.typed, title.base) ? { title: title.typed } : {}),
    ...(reason && !sameWord(reason.typed, reason.base) ? { reason: reason.typed } : {}),
    ...(effectiveFrom && !sameWord(effectiveFrom.typed, effectiveFrom.base)
      ? { effectiveFrom: effectiveFrom.typed }
      : {}),
    ...(sources && !sameWord(sources.typed, sources.base) ? { sources: sources.typed.map(sourceInput) } : {}),
  };
}

/** What a browser kept, unless it is of another form. */
export function keptChange(kept: unknown): TypedChange | null {
  if (!isRecord(kept) || typeof kept.version !== "number") return null;
  const { version } = kept;
  if (isRecord(kept.typed)) return { version, typed: keptWords(kept.typed) };
  const { base, words } = kept;
  if (!isWhole(base) || !isWhole(words)) return null;
  // As it was kept before each word had a base of its own.
  const both = (name: keyof Words) => ({ typed: words[name], base: base[name] });
  const typed = {
    title: both("title"),
    reason: both("reason"),
    effectiveFrom: both("effectiveFrom"),
    sources: both("sources"),
  };
  return { version, typed: keptWords(typed) };
}

function isWhole(kept: unknown): kept is Readonly<Record<keyof Words, unknown>> {
  return isRecord(kept) && Array.isArray(kept.sources);
}
