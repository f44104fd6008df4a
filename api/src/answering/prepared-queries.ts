import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { getOperationAST, validate } from "graphql";
import { schema } from "../graphql/schema.ts";
import { keyOf } from "../key-of.ts";
import type { WriteAnswer } from "./answer-writer.ts";
import { writerOf } from "./answer-writer.ts";
import type { Documents } from "./documents.ts";
import { bytesOf } from "./documents.ts";
import type { Holding, Memory } from "./memory.ts";
import { asksForPublishedOnly } from "./published-only.ts";

/** A query that is asked again and again, ready to be answered. */
export interface PreparedQuery {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly write: WriteAnswer;
  /** Whether GraphQL.js has had to answer each time, so that writing isn't worth trying. */
  readonly isHopeless: () => boolean;
}

/** What is known of a query that was asked. */
export interface KnownQuery {
  /** PUBLISHED where its answer is the same for everybody. */
  readonly kind: "PUBLISHED" | "OTHER";
  /** Null before it was worth it, and where GraphQL.js has to answer. */
  readonly prepared: PreparedQuery | null;
}

/** A query is prepared when it comes for this time: what comes once isn't worth the milliseconds. */
const worthPreparing = 3;
/** A writer takes some three times as much as the document that it was made of. */
const timesOfDocument = 3;

/** The operation that runs, and what is known of it; nothing of a text beside it. */
interface Seen {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly kind: KnownQuery["kind"];
  readonly charge: Holding["charge"];
  times: number;
  prepared: PreparedQuery | null;
}

/** Knows queries by their text and the operation named; null for what isn't a query, or can't be read. */
export function createPreparedQueries(
  memory: Memory,
  documents: Documents,
): (query: string, operationName: string | undefined) => KnownQuery | null {
  const known = memory.keeper<Seen | null>();
  return (query, operationName) => {
    const key = keyOf(query, operationName ?? null);
    let seen = known.get(key);
    if (seen === undefined) seen = known.keep(key, 0, (charge) => seenFirst(documents, query, operationName, charge));
    if (seen === null) return null;
    seen.times += 1;
    if (seen.times === worthPreparing) {
      seen.charge(bytesOf(seen.document) * timesOfDocument);
      seen.prepared = prepare(seen, memory);
    }
    const { kind, prepared } = seen;
    return { kind, prepared: prepared?.isHopeless() ? null : prepared };
  };
}

function seenFirst(
  documents: Documents,
  query: string,
  operationName: string | undefined,
  charge: Holding["charge"],
): Seen | null {
  try {
    const document = documents.parsed(query);
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== "query") return null;
    const kind = asksForPublishedOnly(schema, document, operation) ? "PUBLISHED" : "OTHER";
    charge(bytesOf(document));
    return { document, operation, kind, charge, times: 0, prepared: null };
  } catch {
    return null;
  }
}

function prepare({ document, operation }: Seen, memory: Memory): PreparedQuery | null {
  if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return null;
  const write = writerOf(schema, document, operation, memory);
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
