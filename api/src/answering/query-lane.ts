import type { IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin, YogaServerInstance } from "graphql-yoga";
import type { Actor } from "../domain/acting/actor.ts";
import type { Domain } from "../domain/domain.ts";
import { within } from "../domain/work.ts";
import type { Context } from "../graphql/builder.ts";
import { createContext } from "../graphql/context.ts";
import { withinTime } from "../graphql/limits/time-limit.ts";
import type { Tolls } from "../graphql/limits/tolls.ts";
import type { Paid } from "../graphql/limits/use-limits.ts";
import { noteOperation } from "../graphql/observed-operations.ts";
import type { Key } from "../key-of.ts";
import { keyOf } from "../key-of.ts";
import { currentCall } from "../operations/call.ts";
import { safeHeaders } from "../safe-headers.ts";
import type { Compress } from "./compression.ts";
import type { Documents } from "./documents.ts";
import type { Memory } from "./memory.ts";
import type { PreparedQuery } from "./prepared-queries.ts";
import { createPreparedQueries } from "./prepared-queries.ts";
import { isPlain, readQuestion, refuseOddParameters, unread } from "./question.ts";
import type { StoredBody } from "./stored-body.ts";
import { sendStored, storedBody } from "./stored-body.ts";

/** What yoga gets with a request. */
export interface ServerContext extends Paid {
  readonly actor: Actor;
  /** Looks again who is behind the request, for answers that go on; throws once their token doesn't hold any more. */
  readonly actorNow?: () => Promise<Actor>;
  /** What the body says, where it was read already. */
  readonly body?: GraphQLParams;
  /** The answer where it is there already, and only its form is yoga's to decide. */
  readonly answered?: ExecutionResult;
}

type Yoga = YogaServerInstance<ServerContext, Context>;

export interface QueryLaneParts {
  readonly yoga: Yoga;
  readonly domain: Domain;
  readonly tolls: Tolls;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor>;
  /** Names what answers of published data depend on beside the question: they stand as long as it is the same. */
  readonly edition: () => string;
  readonly memory: Memory;
  readonly documents: Documents;
  readonly compress: Compress;
  /** Whether plain requests are answered the short way; else all of them are yoga's. */
  readonly shortWay: boolean;
}

/** Who asks for published data, whoever asks: what is kept was made with nobody's rights. */
const nobody: Actor = { kind: "ANONYMOUS", origin: null };
const asNobody: Asking = { actor: nobody, actorNow: async () => nobody };

/** With whose rights a question is answered. */
type Asking = Pick<Context, "actor" | "actorNow">;

/** What is asked, and from whose allowance it is taken. */
interface Asked {
  readonly request: IncomingMessage;
  readonly params: GraphQLParams;
  readonly prepared: PreparedQuery | null;
  readonly payer: Actor;
}

/** How a question came out: as bytes, or as a result whose form is yoga's to decide, or not at all. */
type Made =
  | { readonly body: StoredBody }
  | { readonly bytes: Buffer }
  | { readonly answered: ExecutionResult | null; readonly isPaidFor: boolean };

/**
 * The short way for plain GraphQL requests, JSON in and JSON out: the same steps as yoga's, without the Fetch API's
 * objects and streams around them, queries that come often answered by their writers, and answers of published data kept
 * as bytes. Whatever isn't plain (errors, subscriptions, uploads, the query page, other media types) is yoga's.
 */
export function createQueryLane(parts: QueryLaneParts) {
  const { yoga, domain, tolls, actorOf, edition, memory, documents, compress, shortWay } = parts;
  const mediaTypeFor = mediaTypesOf(yoga, memory);
  const knownQuery = createPreparedQueries(memory, documents);
  const kept = memory.keeper<StoredBody>();
  const underWay = new Map<Key, Promise<Made>>();
  let keptFor = "";

  const answer = async (asked: Asked, as: Asking): Promise<Made> => {
    const written = asked.prepared && (await write(asked.prepared, asked, as));
    if (written && ("bytes" in written || written.answered)) return written;
    const isPaidFor = written !== null;
    const result = await resultOf(yoga, asked, { ...as, isPaidFor, payer: asked.payer });
    return result?.data && !result.errors
      ? { bytes: Buffer.from(JSON.stringify(result)) }
      : { answered: result, isPaidFor };
  };

  /** Answers by the query's writer; without an answer where GraphQL.js has to make it. */
  const write = async (
    { document, operation, write }: PreparedQuery,
    { params: { operationName, variables = {} }, payer }: Asked,
    as: Asking,
  ): Promise<Exclude<Made, { body: StoredBody }>> => {
    noteOperation(operation);
    const refused = tolls.take({ document, operationName, variables, actor: payer });
    if (refused) return { answered: { errors: [refused] }, isPaidFor: true };
    const state = { isOver: false };
    const stop = () => {
      state.isOver = true;
    };
    const context = createContext(domain, { ...as, events: noEvents, listsInTurns: false });
    const { budget } = context;
    try {
      const bytes = within(budget, () => write(variables, context, state));
      const made = { bytes: bytes instanceof Promise ? await withinTime(bytes, stop) : bytes };
      tolls.settle(payer, budget.spent());
      const call = currentCall();
      if (call) call.outcome = "answered";
      return made;
    } catch (error) {
      const ended = budget.exceeded() ?? (state.isOver && error instanceof GraphQLError ? error : null);
      return { answered: ended ? { errors: [ended] } : null, isPaidFor: true };
    }
  };

  /** Published data is the same for all, so it is asked for as nobody, and those who ask at one time share one answer. */
  const publishedAnswer = async (key: Key, contentType: string, asked: Asked): Promise<Made> => {
    const known = kept.get(key);
    if (known) return { body: known };
    const pending = underWay.get(key);
    const shared = pending && (await pending);
    // Why another caller is refused may be theirs alone.
    if (shared && "body" in shared) return shared;
    const of = edition();
    const made = answer(asked, asNobody).then((one): Made => {
      if (!("bytes" in one)) return one;
      const { bytes } = one;
      const stored = (charge: (bytes: number) => boolean) => storedBody({ contentType, bytes, compress, charge });
      // What was published meanwhile may or may not be in it.
      return { body: edition() === of ? kept.keep(key, bytes.length, stored) : stored(() => false) };
    });
    underWay.set(key, made);
    const done = () => {
      if (underWay.get(key) === made) underWay.delete(key);
    };
    made.then(done, done);
    return made;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const actorNow = () => actorOf(request);
    if (!shortWay || !isPlain(request)) {
      if (request.method === "GET") refuseOddParameters(request.url ?? "");
      return void (await yoga(request, response, { actor: await actorNow(), actorNow }));
    }
    const { text, params, body } = await readQuestion(request);
    const read = body === null ? {} : { body };
    const now = edition();
    if (now !== keptFor) {
      kept.clear();
      underWay.clear();
      keptFor = now;
    }
    const { method = "GET", headers } = request;
    const { accept = "", authorization, cookie } = headers;
    const query = params && knownQuery(params.query ?? "", params.operationName);
    const key = query?.kind === "PUBLISHED" ? keyOf(method, accept, text) : null;
    // Who says who they are is looked at first: a wrong token is told as such, whatever is asked.
    const isStranger = authorization === undefined && cookie === undefined;
    const known = key !== null && isStranger ? kept.get(key) : undefined;
    if (known) return sendPublished(request, response, known);

    const actor = await actorNow();
    const contentType = query && (await mediaTypeFor(accept));
    if (!contentType) return void (await yoga(unread(request, text), response, { actor, actorNow, ...read }));

    const asked = { request, params, prepared: query.prepared, payer: actor };
    const made = await (key === null ? answer(asked, { actor, actorNow }) : publishedAnswer(key, contentType, asked));
    if ("body" in made) return sendPublished(request, response, made.body);
    if ("bytes" in made) return send(response, contentType, made.bytes);
    const { answered, isPaidFor } = made;
    await yoga(unread(request, text), response, {
      actor,
      actorNow,
      isPaidFor,
      ...read,
      ...(answered === null ? {} : { answered }),
    });
  };
}

/** Subscriptions alone have any. */
const noEvents: Context["events"] = { lastEventId: null, id: null };

/** Lets yoga take what was read already, and put an answer that is there already into its form, instead of doing so again. */
export const doneAlready: Plugin<object, ServerContext> = {
  onRequestParse({ serverContext: { body }, setRequestParser }) {
    if (body) setRequestParser(() => body);
  },
  onParams({ context, setResult }) {
    if (context.answered) setResult(context.answered);
  },
};

/** Caches on the way may keep it, and ask whether it still holds. */
const keptByCaches = { ...safeHeaders, "cache-control": "public, no-cache", vary: "accept, accept-encoding, origin" };
const keptByNobody = { ...safeHeaders, "cache-control": "no-store" };

function send(response: ServerResponse, contentType: string, bytes: Buffer): void {
  response.writeHead(200, { ...keptByNobody, "content-type": contentType, "content-length": bytes.length });
  response.end(bytes);
}

function sendPublished(request: IncomingMessage, response: ServerResponse, body: StoredBody): Promise<void> {
  return sendStored(request, response, body, request.method === "GET" ? keptByCaches : keptByNobody);
}

/** By yoga's own steps, limits and all; null where it refuses the request in its own way. */
async function resultOf(
  yoga: Yoga,
  { request: { method = "GET", url = "" }, params }: Asked,
  context: ServerContext,
): Promise<ExecutionResult | null> {
  // Nothing of the request but what is asked: who asks is the context's to say.
  const request = new yoga.fetchAPI.Request(`http://localhost${url}`, { method });
  try {
    const result = await yoga.getResultForParams({ params, request }, context);
    return result === undefined || Symbol.asyncIterator in result ? null : result;
  } catch {
    return null;
  }
}

/** What yoga answers a query with, by the request's Accept header; null where that isn't JSON. */
function mediaTypesOf(yoga: Yoga, memory: Memory): (accept: string) => Promise<string | null> {
  const known = memory.keeper<Promise<string | null>>();
  const ask = async (accept: string): Promise<string | null> => {
    if (accept.includes("text/html")) return null;
    const request = new yoga.fetchAPI.Request("http://localhost/graphql?query={__typename}", {
      headers: accept === "" ? {} : { accept },
    });
    const answered = await yoga.fetch(request, { actor: { kind: "ANONYMOUS", origin: "" } });
    const type = answered.ok ? answered.headers.get("content-type") : null;
    return type !== null && /^application\/(graphql-response\+)?json\b/.test(type) ? type : null;
  };
  return (accept) => {
    const key = keyOf(accept);
    return known.get(key) ?? known.keep(key, 0, () => ask(accept));
  };
}
