import type { Source } from "../graphql/change-words.ts";
import type { Refusal } from "../graphql/refusal.ts";
import { sameWord, type TypedWords, type Words } from "./words.ts";

/** The typed words that a browser kept. What can't be read, such as of an older version, is passed over. */
export function keptWords({ title, reason, effectiveFrom, sources }: Readonly<Record<string, unknown>>): TypedWords {
  return {
    ...readTyped("title", title, textOf),
    ...readTyped("reason", reason, textOf),
    ...readTyped("effectiveFrom", effectiveFrom, textOrNull),
    ...readTyped("sources", sources, sourcesIn),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A word that was typed; nothing where it says what it began from. */
function readTyped<Name extends keyof Words>(
  name: Name,
  kept: unknown,
  read: (part: unknown) => Words[Name],
): TypedWords {
  if (!isRecord(kept) || !("typed" in kept) || !("base" in kept)) return {};
  const [typed, base] = [read(kept.typed), read(kept.base)];
  if (sameWord(typed, base)) return {};
  return { [name]: isRefusal(kept.refusal) ? { typed, base, refusal: kept.refusal } : { typed, base } };
}

function isRefusal(kept: unknown): kept is Refusal {
  return isRecord(kept) && Array.isArray(kept.path) && typeof kept.reason === "string";
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

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
