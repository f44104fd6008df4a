import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { getOperationAST, validate } from "graphql";
import { LRUCache } from "lru-cache";
import { parseWithinLimits } from "../graphql/limits/parse-within-limits.ts";
import { schema } from "../graphql/schema.ts";
import type { WriteAnswer } from "./answer-writer.ts";
import { writerOf } from "./answer-writer.ts";
import { keptByText } from "./kept-by-text.ts";
import { asksForPublishedOnly } from "./published.ts";

/** A query that is asked again and again, ready to be answered. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly write: WriteAnswer;
  /** Whether GraphQL.js has had to answer each time, so that writing isn't worth trying. */
  readonly isHopeless: () => boolean;
}

/** What is known of a text that was asked. */
export interface KnownQuery {
  /** PUBLISHED where its answer is the same for everybody. */
  readonly kind: "PUBLISHED" | "OTHER";
  /** Null before it was worth it, and where GraphQL.js has to answer. */
  readonly prepared: PreparedQuery | null;
}

/** A query is prepared when it comes for this time: what comes once isn't worth the milliseconds. */
const worthPreparing = 3;
/** Those prepared keep what they wrote of the rule book, so they are fewer than those known. */
const mostPrepared = 100;

/** Knows queries by their text and the operation named; null for what isn't a query, or can't be read. */
export function createPreparedQueries(): (query: string, operationName: string | undefined) => KnownQuery | null {
  const kinds = keptByText<{ kind: KnownQuery["kind"] | null; times: number }>();
  const prepared = new LRUCache<string, { readonly made: PreparedQuery | null }>({ max: mostPrepared });
  return (query, operationName) => {
    const name = operationName === undefined ? query : `${operationName}\n${query}`;
    let seen = kinds.get(name);
    if (!seen) {
      seen = { kind: kindOf(query), times: 0 };
      kinds.set(name, seen);
    }
    const { kind } = seen;
    if (kind === null) return null;
    seen.times += 1;
    if (seen.times < worthPreparing) return { kind, prepared: null };
    let ready = prepared.get(name);
    if (!ready) {
      ready = { made: prepare(query, operationName) };
      prepared.set(name, ready);
    }
    return { kind, prepared: ready.made?.isHopeless() ? null : ready.made };
  };
}

function kindOf(query: string): KnownQuery["kind"] | null {
  try {
    const document = parseWithinLimits(query);
    const areQueries = document.definitions.every(
      (one) => one.kind !== "OperationDefinition" || one.operation === "query",
    );
    if (!areQueries) return null;
    return asksForPublishedOnly(schema, document) ? "PUBLISHED" : "OTHER";
  } catch {
    return null;
  }
}

function prepare(query: string, operationName: string | undefined): PreparedQuery | null {
  const document = parseWithinLimits(query);
  const operation = getOperationAST(document, operationName);
  if (!operation || validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return null;
  const write = writerOf(schema, document, operationName);
  return write && { document, operation, ...untilHopeless(write) };
}

/** Answers that a writer may leave to GraphQL.js before it has made any. */
const worthTrying = 20;

function untilHopeless(write: WriteAnswer): Pick<PreparedQuery, "write" | "isHopeless"> {
  let tries = 0;
  let hasWritten = false;
  const counted = (bytes: Buffer) => {
    hasWritten = true;
    return bytes;
  };
  return {
    write(...asked) {
      tries += 1;
      const bytes = write(...asked);
      return bytes instanceof Promise ? bytes.then(counted) : counted(bytes);
    },
    isHopeless: () => !hasWritten && tries >= worthTrying,
  };
}
