import type { ChangeSource, EditChangeInput, WholeChange } from "../../../graphql/change.ts";

/** A source as it is typed: an empty text is nothing. */
export type TypedSource = Readonly<Record<keyof ChangeSource, string>>;

/** What a change says besides its edits, as it is typed. */
export interface Words {
  readonly title: string;
  readonly reason: string;
  readonly effectiveFrom: string;
  readonly sources: readonly TypedSource[];
}

/** What is typed, with what it began from. */
export interface TypedWords {
  readonly version: number;
  readonly base: Words;
  readonly words: Words;
}

export const emptySource: TypedSource = { title: "", url: "", clause: "", publishedOn: "", retrievedOn: "" };

export function wordsOf({ title, reason, effectiveFrom, sources }: WholeChange): Words {
  return {
    title,
    reason,
    effectiveFrom: effectiveFrom ?? "",
    sources: sources.map((source) => ({
      title: source.title,
      url: source.url ?? "",
      clause: source.clause ?? "",
      publishedOn: source.publishedOn ?? "",
      retrievedOn: source.retrievedOn ?? "",
    })),
  };
}

export function sameWords(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What was changed, and nothing else, so that what others wrote meanwhile in other fields stays. */
export function changedWords({ base, words }: TypedWords): Omit<EditChangeInput, "number" | "version"> {
  const { title, reason, effectiveFrom, sources } = words;
  return {
    ...(title === base.title ? {} : { title }),
    ...(reason === base.reason ? {} : { reason }),
    ...(effectiveFrom === base.effectiveFrom ? {} : { effectiveFrom: effectiveFrom || null }),
    ...(sameWords(sources, base.sources)
      ? {}
      : {
          sources: sources.map((source) => ({
            title: source.title,
            url: source.url || null,
            clause: source.clause || null,
            publishedOn: source.publishedOn || null,
            retrievedOn: source.retrievedOn || null,
          })),
        }),
  };
}

/** What a browser kept, unless it is of another form. */
export function keptWords(kept: unknown): TypedWords | null {
  if (!isRecord(kept) || typeof kept.version !== "number") return null;
  const [base, words] = [readWords(kept.base), readWords(kept.words)];
  return base && words ? { version: kept.version, base, words } : null;
}

function readWords(kept: unknown): Words | null {
  if (!isRecord(kept) || !Array.isArray(kept.sources)) return null;
  return {
    title: textOf(kept.title),
    reason: textOf(kept.reason),
    effectiveFrom: textOf(kept.effectiveFrom),
    sources: kept.sources.filter(isRecord).map((source) => ({
      title: textOf(source.title),
      url: textOf(source.url),
      clause: textOf(source.clause),
      publishedOn: textOf(source.publishedOn),
      retrievedOn: textOf(source.retrievedOn),
    })),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
