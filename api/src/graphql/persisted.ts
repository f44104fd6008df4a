import { readdirSync, readFileSync } from "node:fs";
import { usePersistedOperations } from "@graphql-yoga/plugin-persisted-operations";
import { sha256 } from "../sha256.ts";

const folder = new URL("../../persisted/", import.meta.url);

/**
 * The documents that can be asked for by their SHA-256: one file each in api/persisted, whose bytes are what is hashed.
 * Nobody else adds any, so that strangers fill no memory.
 */
const documents: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .map((text) => [sha256(text), text]),
);

export function documentNamed(hash: string): string | null {
  return documents.get(hash) ?? null;
}

/** Answers `extensions={"persistedQuery":{"version":1,"sha256Hash":…}}`; documents that aren't registered go on being taken whole. */
export const persistedDocuments = usePersistedOperations({
  getPersistedOperation: documentNamed,
  allowArbitraryOperations: true,
  // A request that asks nothing, whole or by hash, is refused as GraphQL over HTTP has it.
  customErrors: {
    keyNotFound: {
      message: "Must provide query string.",
      extensions: { code: "BAD_REQUEST", http: { status: 400 } },
    },
  },
});
