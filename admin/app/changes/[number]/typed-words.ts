import type { EditChangeInput, WholeChange } from "../../../graphql/change.ts";
import type { Source } from "../../../graphql/change-words.ts";
import { sameWord, sourceInput, type TypedWords, type Words } from "../../../words/words.ts";

/** What is typed of a change's words, with the version at which one began. */
export interface TypedChange {
  readonly version: number;
  readonly typed: TypedWords;
}

export function wordsOf({ title, reason, effectiveFrom, sources }: WholeChange): Words {
  return { title, reason, effectiveFrom, sources };
}

/** The words as they stand in the form: typed ones, else those of the change. */
export function wordsNow(typed: TypedWords, { title, reason, effectiveFrom, sources }: Words): Words {
  return {
    title: typed.title?.typed ?? title,
    reason: typed.reason?.typed ?? reason,
    effectiveFrom: typed.effectiveFrom ? typed.effectiveFrom.typed : effectiveFrom,
    sources: typed.sources?.typed ?? sources,
  };
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
export function keptWords(kept: unknown): TypedChange | null {
  if (!isRecord(kept) || typeof kept.version !== "number") return null;
  const { version } = kept;
  if (isRecord(kept.typed)) {
    const { title, reason, effectiveFrom, sources } = kept.typed;
    return {
      version,
      typed: {
        ...readTyped("title", title, textOf),
        ...readTyped("reason", reason, textOf),
        ...readTyped("effectiveFrom", effectiveFrom, textOrNull),
        ...readTyped("sources", sources, sourcesIn),
      },
    };
  }
  const { base, words } = kept;
  if (!isWhole(base) || !isWhole(words)) return null;
  // As it was kept before each word had a base of its own.
  const both = (name: keyof Words) => ({ typed: words[name], base: base[name] });
  return keptWords({
    version,
    typed: {
      title: both("title"),
      reason: both("reason"),
      effectiveFrom: both("effectiveFrom"),
      sources: both("sources"),
    },
  });
}

/** A word that was typed; nothing where it says what it began from. */
function readTyped<Name extends keyof Words>(
  name: Name,
  kept: unknown,
  read: (part: unknown) => Words[Name],
): TypedWords {
  if (!isRecord(kept)) return {};
  const [typed, base] = [read(kept.typed), read(kept.base)];
  return sameWord(typed, base) ? {} : { [name]: { typed, base } };
}

function isWhole(kept: unknown): kept is Readonly<Record<keyof Words, unknown>> {
  return isRecord(kept) && Array.isArray(kept.sources);
}

function sourcesIn(kept: unknown): readonly Source[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(isRecord).map(({ title, url, clause, publishedOn, retrievedOn }) => ({
    title: textOf(title),
    url: textOrNull(url),
    clause: textOrNull(clause),
    publishedOn: textOrNull(publishedOn),
    retrievedOn: textOrNull(retrievedOn),
  }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
