import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin, YogaServerInstance } from "graphql-yoga";
import { LRUCache } from "lru-cache";
import type { Actor } from "../domain/actor.ts";
import type { Domain } from "../domain/domain.ts";
import { within } from "../domain/work.ts";
import type { Context } from "../graphql/builder.ts";
import { createContext } from "../graphql/context.ts";
import { withinTime } from "../graphql/limits/time-limit.ts";
import type { TakeToll } from "../graphql/limits/tolls.ts";
import type { Paid } from "../graphql/limits/use-limits.ts";
import { noteOperation } from "../graphql/observed-operations.ts";
import type { PreparedQuery } from "../graphql/prepared-queries.ts";
import { createPreparedQueries } from "../graphql/prepared-queries.ts";
import { currentCall } from "../operations/call.ts";
import { isPlain, readQuestion, refuseOddParameters, unread } from "./question.ts";
import { safeHeaders } from "./safe-headers.ts";
import type { StoredBody } from "./stored-body.ts";
import { sendStored, storedBody } from "./stored-body.ts";

/** What yoga gets with a request. */
export interface ServerContext extends Paid {
  readonly actor: Actor;
  /** Looks again who is behind the request, for answers that go on; throws once their token doesn't hold any more. */
  readonly actorNow?: () => Promise<Actor>;
  /** The answer where it is there already, and only its form is yoga's to decide. */
  readonly answered?: ExecutionResult;
}

type Yoga = YogaServerInstance<ServerContext, Context>;

export interface QueryLaneParts {
  readonly yoga: Yoga;
  readonly domain: Domain;
  readonly takeToll: TakeToll;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor>;
  /** Names what answers of published data depend on beside the question: they stand as long as it is the same. */
  readonly edition: () => string;
}

/** Answers longer than this aren't kept, and those kept take no more than the second, both in bytes. */
const longestKept = 8 * 1_024 * 1_024;
const keptInAll = 64 * 1_024 * 1_024;

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
export function createQueryLane({ yoga, domain, takeToll, actorOf, edition }: QueryLaneParts) {
  const mediaTypeFor = mediaTypesOf(yoga);
  const knownQuery = createPreparedQueries();
  const kept = new LRUCache<string, StoredBody>({
    maxSize: keptInAll,
    maxEntrySize: longestKept,
    // With room for its compressed forms.
    sizeCalculation: ({ bytes }, key) => Math.ceil(bytes.length * 1.5) + key.length * 2,
  });
  const underWay = new Map<string, Promise<Made>>();
  let keptFor = "";

  const answer = async (
    request: IncomingMessage,
    params: GraphQLParams,
    prepared: PreparedQuery | null,
    context: Pick<Context, "actor" | "actorNow">,
  ): Promise<Made> => {
    const written = prepared && (await write(prepared, params, context));
    if (written && ("bytes" in written || written.answered)) return written;
    const isPaidFor = written !== null;
    const result = await resultOf(yoga, request, params, { ...context, isPaidFor });
    return result?.data && !result.errors
      ? { bytes: Buffer.from(JSON.stringify(result)) }
      : { answered: result, isPaidFor };
  };

  /** Answers by the query's writer; without an answer where GraphQL.js has to make it. */
  const write = async (
    { document, operation, write }: PreparedQuery,
    { operationName, variables = {} }: GraphQLParams,
    asked: Pick<Context, "actor" | "actorNow">,
  ): Promise<Exclude<Made, { body: StoredBody }>> => {
    noteOperation(operation);
    const refused = takeToll({ document, operationName, variables, actor: asked.actor });
    if (refused) return { answered: { errors: [refused] }, isPaidFor: true };
    const state = { isOver: false };
    const stop = () => {
      state.isOver = true;
    };
    const context = createContext(domain, { ...asked, events: noEvents, listsInTurns: false });
    const { budget } = context;
    try {
      const bytes = within(budget, () => write(variables, context, state));
      const made = { bytes: bytes instanceof Promise ? await withinTime(bytes, stop) : bytes };
      const call = currentCall();
      if (call) call.outcome = "answered";
      return made;
    } catch (error) {
      const ended = budget.exceeded() ?? (state.isOver && error instanceof GraphQLError ? error : null);
      return { answered: ended ? { errors: [ended] } : null, isPaidFor: true };
    }
  };

  /** Published data is the same for all, so those who ask for it at one time share one answer. */
  const publishedAnswer = (key: string, contentType: string, make: () => Promise<Made>): Promise<Made> => {
    const shared = underWay.get(key);
    if (shared) return shared;
    const of = edition();
    const made = make().then((one): Made => {
      if (!("bytes" in one)) return one;
      const body = storedBody(contentType, one.bytes);
      // What was published meanwhile may or may not be in it.
      if (edition() === of) kept.set(key, body);
      return { body };
    });
    underWay.set(key, made);
    const done = () => underWay.delete(key);
    made.then(done, done);
    return made;
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const actorNow = () => actorOf(request);
    if (!isPlain(request)) {
      if (request.method === "GET") refuseOddParameters(request.url ?? "");
      return void (await yoga(request, response, { actor: await actorNow(), actorNow }));
    }
    const { text, params } = await readQuestion(request);
    const now = edition();
    if (now !== keptFor) {
      kept.clear();
      underWay.clear();
      keptFor = now;
    }
    const query = params && knownQuery(params.query ?? "", params.operationName);
    const key = query?.kind === "PUBLISHED" ? `${request.headers.accept ?? ""}\n${text}` : null;
    // Who says who they are is looked at first: a wrong token is told as such, whatever is asked.
    const { authorization, cookie } = request.headers;
    const isStranger = authorization === undefined && cookie === undefined;
    const known = key !== null && isStranger ? kept.get(key) : undefined;
    if (known) return sendPublished(request, response, known);

    const actor = await actorNow();
    const contentType = query && (await mediaTypeFor(request.headers.accept ?? ""));
    if (!contentType) return void (await yoga(unread(request, text), response, { actor, actorNow }));

    const make = () => answer(request, params, query.prepared, { actor, actorNow });
    const made = await (key === null ? make() : publishedAnswer(key, contentType, make));
    if ("body" in made) return sendPublished(request, response, made.body);
    if ("bytes" in made) return send(response, contentType, made.bytes);
    const { answered, isPaidFor } = made;
    await yoga(unread(request, text), response, {
      actor,
      actorNow,
      isPaidFor,
      ...(answered === null ? {} : { answered }),
    });
  };
}

/** Subscriptions alone have any. */
const noEvents: Context["events"] = { lastEventId: null, id: null };

/** Lets yoga put an answer that is there already into its form, instead of making it again. */
export const answeredAlready: Plugin<object, ServerContext> = {
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
  { method = "GET", url = "", headers }: IncomingMessage,
  params: GraphQLParams,
  context: ServerContext,
): Promise<ExecutionResult | null> {
  const request = new yoga.fetchAPI.Request(`http://localhost${url}`, { method, headers: stated(headers) });
  try {
    const result = await yoga.getResultForParams({ params, request }, context);
    return result === undefined || Symbol.asyncIterator in result ? null : result;
  } catch {
    return null;
  }
}

/** Headers as the Fetch API takes them: one text a name. */
function stated(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** What yoga answers a query with, by the request's Accept header; null where that isn't JSON. */
function mediaTypesOf(yoga: Yoga): (accept: string) => Promise<string | null> {
  const known = new LRUCache<string, Promise<string | null>>({ max: 100 });
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
    const asked = known.get(accept) ?? ask(accept);
    known.set(accept, asked);
    return asked;
  };
}
