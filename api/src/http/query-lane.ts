import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { ExecutionResult } from "graphql";
import type { GraphQLParams, Plugin, YogaServerInstance } from "graphql-yoga";
import { LRUCache } from "lru-cache";
import type { Actor } from "../domain/actor.ts";
import type { Context } from "../graphql/builder.ts";
import { parseWithinLimits } from "../graphql/limits/parse-within-limits.ts";
import { asksForPublishedOnly } from "../graphql/published.ts";
import { schema } from "../graphql/schema.ts";
import { isPlain, readQuestion, refuseOddParameters, unread } from "./question.ts";
import { safeHeaders } from "./safe-headers.ts";
import type { StoredBody } from "./stored-body.ts";
import { sendStored, storedBody } from "./stored-body.ts";

/** What yoga gets with a request. */
export interface ServerContext {
  readonly actor: Actor;
  /** Looks again who is behind the request, for answers that go on; throws once their token doesn't hold any more. */
  readonly actorNow?: () => Promise<Actor>;
  /** The answer where it is there already, and only its form is yoga's to decide. */
  readonly answered?: ExecutionResult;
}

type Yoga = YogaServerInstance<ServerContext, Context>;

export interface QueryLaneParts {
  readonly yoga: Yoga;
  readonly actorOf: (request: IncomingMessage) => Promise<Actor>;
  /** Names what answers of published data depend on beside the question: they stand as long as it is the same. */
  readonly edition: () => string;
}

/** Answers longer than this aren't kept, and those kept take no more than the second, both in bytes. */
const longestKept = 8 * 1_024 * 1_024;
const keptInAll = 64 * 1_024 * 1_024;

/** How a question came out: as bytes, or as a result whose form is yoga's to decide, or not at all. */
type Made = { readonly body: StoredBody } | { readonly text: string } | { readonly answered: ExecutionResult | null };

/**
 * The short way for plain GraphQL requests, JSON in and JSON out: the same steps as yoga's, without the Fetch API's
 * objects and streams around them, and with answers of published data kept as bytes. Whatever isn't plain (errors,
 * subscriptions, uploads, the query page, other media types) takes its form from yoga.
 */
export function createQueryLane({ yoga, actorOf, edition }: QueryLaneParts) {
  const mediaTypeFor = mediaTypesOf(yoga);
  const kindOf = queryKinds();
  const kept = new LRUCache<string, StoredBody>({
    maxSize: keptInAll,
    maxEntrySize: longestKept,
    // With room for its compressed forms.
    sizeCalculation: ({ bytes }, key) => Math.ceil(bytes.length * 1.5) + key.length * 2,
  });
  const underWay = new Map<string, Promise<Made>>();
  let keptFor = "";

  const answer = async (request: IncomingMessage, params: GraphQLParams, actor: Actor): Promise<Made> => {
    const result = await resultOf(yoga, request, params, actor);
    return result?.data && !result.errors ? { text: JSON.stringify(result) } : { answered: result };
  };

  /** Published data is the same for all, so those who ask for it at one time share one answer. */
  const publishedAnswer = (key: string, contentType: string, make: () => Promise<Made>): Promise<Made> => {
    const shared = underWay.get(key);
    if (shared) return shared;
    const of = edition();
    const made = make().then((one): Made => {
      if (!("text" in one)) return one;
      const body = storedBody(contentType, one.text);
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
    const key = `${request.headers.accept ?? ""}\n${text}`;
    // Who says who they are is looked at first: a wrong token is told as such, whatever is asked.
    const { authorization, cookie } = request.headers;
    const isStranger = authorization === undefined && cookie === undefined;
    const known = isStranger ? kept.get(key) : undefined;
    if (known) return sendPublished(request, response, known);

    const actor = await actorNow();
    const kind = params && kindOf(params.query ?? "");
    const contentType = kind && (await mediaTypeFor(request.headers.accept ?? ""));
    if (!contentType) return void (await yoga(unread(request, text), response, { actor, actorNow }));

    const make = () => answer(request, params, actor);
    const made = await (kind === "PUBLISHED" ? publishedAnswer(key, contentType, make) : make());
    if ("body" in made) return sendPublished(request, response, made.body);
    if ("text" in made) return send(response, contentType, made.text);
    const context = made.answered === null ? { actor } : { actor, answered: made.answered };
    await yoga(unread(request, text), response, context);
  };
}

/** Lets yoga put an answer that is there already into its form, instead of making it again. */
export const answeredAlready: Plugin<object, ServerContext> = {
  onParams({ context, setResult }) {
    if (context.answered) setResult(context.answered);
  },
};

/** Caches on the way may keep it, and ask whether it still holds. */
const keptByCaches = { ...safeHeaders, "cache-control": "public, no-cache", vary: "accept, accept-encoding, origin" };
const keptByNobody = { ...safeHeaders, "cache-control": "no-store" };

function send(response: ServerResponse, contentType: string, text: string): void {
  const bytes = Buffer.from(text);
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
  actor: Actor,
): Promise<ExecutionResult | null> {
  const request = new yoga.fetchAPI.Request(`http://localhost${url}`, { method, headers: stated(headers) });
  try {
    const result = await yoga.getResultForParams({ params, request }, { actor });
    return result === undefined || Symbol.asyncIterator in result ? null : result;
  } catch {
    return null;
  }
}

/** Headers as the Fetch API takes them: one text a name. */
function stated(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

/** Tells queries for published data from other queries; null for what isn't a query, or can't be read. */
function queryKinds(): (query: string) => "PUBLISHED" | "OTHER" | null {
  const known = new LRUCache<string, { readonly kind: "PUBLISHED" | "OTHER" | null }>({ max: 1_000 });
  return (query) => {
    let found = known.get(query);
    if (!found) {
      found = { kind: kindOf(query) };
      known.set(query, found);
    }
    return found.kind;
  };
}

function kindOf(query: string): "PUBLISHED" | "OTHER" | null {
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
