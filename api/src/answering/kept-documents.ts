import type { DocumentNode } from "graphql";
import { keptByText } from "./kept-by-text.ts";

/**
 * What yoga is to keep of parsed documents. Its own caches hold a thousand documents and a thousand errors however long
 * they are, and each error, by its stack, the whole request that it came with: a megabyte a request would fill the memory.
 * Errors aren't kept at all; nobody gains by sending one twice.
 */
export function keptDocuments() {
  return {
    documentCache: keptByText<DocumentNode>(),
    errorCache: { get: () => undefined, set: () => {} },
  };
}
