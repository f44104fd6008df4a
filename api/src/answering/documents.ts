import type { DocumentNode } from "graphql";
import { parseWithinLimits } from "../graphql/limits/parse-within-limits.ts";
import { keyOf } from "../key-of.ts";
import type { Memory } from "./memory.ts";

/** Parsed documents by their texts, which strangers send. */
export interface Documents {
  get(text: string): DocumentNode | undefined;
  set(text: string, document: DocumentNode): void;
  /** The one that is kept, or a new one, which is kept from then on. Throws where the text isn't GraphQL. */
  parsed(text: string): DocumentNode;
}

/** In UTF-16 code units; of a longer text nothing is kept. */
const longestKept = 100_000;
/** What a word or sign takes once parsed, at most. */
const bytesOfToken = 500;

export function createDocuments(memory: Memory): Documents {
  const kept = memory.keeper<DocumentNode>();
  const documents: Documents = {
    get: (text) => (text.length > longestKept ? undefined : kept.get(keyOf(text))),
    set(text, document) {
      if (text.length > longestKept) return;
      kept.keep(keyOf(text), bytesOf(document), () => document);
    },
    parsed(text) {
      const known = documents.get(text);
      if (known) return known;
      const document = parseWithinLimits(text);
      documents.set(text, document);
      return document;
    },
  };
  return documents;
}

/** What a document takes at most, its text included. */
export function bytesOf({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken; token; token = token.next ?? undefined) tokens += 1;
  return (loc?.source.body.length ?? 0) * 2 + tokens * bytesOfToken;
}

/**
 * What yoga is to keep of parsed documents. Its own caches hold a thousand documents and a thousand errors however long
 * they are, and each error, by its stack, the whole request that it came with: a megabyte a request would fill the memory.
 * Errors aren't kept at all; nobody gains by sending one twice.
 */
export function keptByYoga({ get, set }: Documents) {
  return { documentCache: { get, set }, errorCache: { get: () => undefined, set: () => {} } };
}
