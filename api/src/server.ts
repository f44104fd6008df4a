import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createYoga } from "graphql-yoga";
import type { Logger } from "pino";
import { createCompress } from "./answering/compression.ts";
import { createDocuments, keptByYoga } from "./answering/documents.ts";
import type { Memory } from "./answering/memory.ts";
import type { ServerContext } from "./answering/query-lane.ts";
import { createQueryLane, doneAlready } from "./answering/query-lane.ts";
import { AuthRefusal } from "./auth/auth-refusal.ts";
import type { AuthRoutes } from "./auth/auth-routes.ts";
import type { RequestActor } from "./auth/request-actor.ts";
import { authPath } from "./auth/sessions.ts";
import { InvalidInput, NotAllowed, NotSignedIn, Refusal, Unavailable } from "./domain/acting/refusal.ts";
import type { Domain } from "./domain/domain.ts";
import type { Context } from "./graphql/builder.ts";
import { createContext } from "./graphql/context.ts";
import { eventIds } from "./graphql/event-ids.ts";
import { eventStreamOf } from "./graphql/event-stream.ts";
import { limits } from "./graphql/limits/limit-exceeded.ts";
import { useTimeLimit } from "./graphql/limits/time-limit.ts";
import { createTolls } from "./graphql/limits/tolls.ts";
import { useBudget } from "./graphql/limits/use-budget.ts";
import { useLimits } from "./graphql/limits/use-limits.ts";
import { maskErrorWith, namedVariables } from "./graphql/mask-error.ts";
import { observedOperations } from "./graphql/observed-operations.ts";
import { persistedDocuments } from "./graphql/persisted.ts";
import { schema } from "./graphql/schema.ts";
import type { IsOriginAllowed } from "./http/cross-origin.ts";
import { answerOrigin } from "./http/cross-origin.ts";
import type { TimeLimits } from "./http/front-door.ts";
import { RequestRefused, refuseOddHost, sendRefused, withinRequestLimits } from "./http/request-limits.ts";
import type { RulebookFiles } from "./http/rulebook-files.ts";
import { sendRulebooks } from "./http/rulebook-files.ts";
import type { Call } from "./operations/call.ts";
import { beginCall, noteActor, noteFault, noteRefusal, within } from "./operations/call.ts";
import type { Metrics } from "./operations/metrics.ts";
import type { Allowances } from "./operations/rates.ts";
import { createRates } from "./operations/rates.ts";
import type { SpanAttributes, Trace } from "./operations/trace.ts";
import { safeAnswers, safeHeaders } from "./safe-headers.ts";

export interface ServerParts {
  readonly domain: Domain;
  readonly log: Logger;
  readonly graphiql: boolean;
  readonly actorOf: RequestActor;
  readonly authRoutes: AuthRoutes;
  /** What readiness tells while the store answers; null where it doesn't. */
  readonly readiness: () => Promise<Readiness | null>;
  readonly isOriginAllowed: IsOriginAllowed;
  /** Whether browsers reach the product by https, and are told to keep to it. */
  readonly isHttps: boolean;
  readonly allowances: Allowances;
  readonly now: () => Date;
  readonly metrics: Metrics;
  readonly trace: Trace;
  /** Whether whoever asks may read /metrics. */
  readonly mayReadMetrics: (request: IncomingMessage) => boolean;
  /** Where everything is kept that makes answers quick. */
  readonly memory: Memory;
  /** Whether plain queries are answered by ours; else every answer is yoga's. */
  readonly shortWay?: boolean;
}

export interface Readiness {
  /** How many of the product's proposals wait for people. */
  readonly productProposals: number;
}

/** How long requests may take to come in, and how often that is looked at. */
export const timeLimits: TimeLimits = {
  headersTimeout: 15_000,
  requestTimeout: limits.seconds * 1_000,
  connectionsCheckingInterval: 2_000,
};

/** When somebody may try again whom a store refused that can't be written to, in milliseconds. */
const triesAgainMs = 5_000;

const signInPath = `${authPath}/sign-in/email`;

/** The HTTP face: GraphQL, rule books by digest, and health. */
export function createRequestListener(parts: ServerParts): RequestListener {
  const { domain, log, graphiql, actorOf, authRoutes, readiness, isOriginAllowed, isHttps, allowances, now } = parts;
  const { metrics, trace, mayReadMetrics, memory, shortWay = true } = parts;
  const documents = createDocuments(memory);
  const compress = createCompress();
  const tolls = createTolls(schema, createRates(allowances, now), allowances);
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    graphiql: graphiql ? { title: "备案规则台 Beian Rules" } : false,
    // Megabytes of a page that hardly any instance serves.
    renderGraphiQL: async (options) => (await import("@graphql-yoga/render-graphiql")).renderGraphiQL(options),
    maskedErrors: { maskError: maskErrorWith(log) },
    parserAndValidationCache: keptByYoga(documents),
    plugins: [
      doneAlready,
      persistedDocuments,
      observedOperations(metrics),
      useLimits({ tolls, suggestions: graphiql }),
      namedVariables,
      eventIds,
      useBudget(tolls),
      useTimeLimit,
      safeAnswers,
    ],
    logging: false,
    // Both are seen to before yoga gets the request, for every path.
    cors: false,
    maxRequestBodySize: false,
    multipart: false,
    context: ({ actor, actorNow = () => Promise.resolve(actor), request }) =>
      createContext(domain, { actor, actorNow, events: eventStreamOf(request), listsInTurns: true }),
  });

  const { rulebooks } = domain;
  const kept = { memory, documents, compress };
  const knownActorOf: RequestActor = async (request) => {
    const actor = await actorOf(request);
    noteActor(actor);
    return actor;
  };

  const answerQuery = createQueryLane({
    yoga,
    domain,
    tolls,
    actorOf: knownActorOf,
    edition: rulebooks.edition,
    shortWay,
    ...kept,
  });
  const sendRulebook = sendRulebooks({ rulebooks, memory, compress });

  const route = async (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    refuseOddHost(request);
    if (path === "/graphql") return withinRequestLimits(request).then((allowed) => answerQuery(allowed, response));
    if (path.startsWith(`${authPath}/`)) return authRoutes(path, request, response);
    if (path === "/metrics" && mayReadMetrics(request)) return sendMetrics(response, metrics);
    return answer(path, request, response, { sendRulebook, readiness });
  };

  const refuseOrFail = (error: unknown, response: ServerResponse): void => {
    if (error instanceof RequestRefused || error instanceof AuthRefusal || error instanceof Refusal)
      noteRefusal(error.code);
    if (response.headersSent) response.destroy();
    // Whoever went away gets no answer, and what broke off with them is nobody's fault here.
    else if (isGone(response)) response.destroy();
    else if (error instanceof RequestRefused) sendRefused(response, error);
    else if (error instanceof AuthRefusal) refuseAuth(response, error);
    else if (error instanceof NotSignedIn || error instanceof NotAllowed || error instanceof InvalidInput)
      refuse(response, error);
    else if (error instanceof Unavailable) {
      // Nothing that the caller did: whoever runs this has to know. GraphQL tells of it in its answers.
      log.error({ err: error.cause }, "the store can't be written to");
      const { code, message, text } = error;
      refuseAuth(response, { status: 503, retryAfterMs: triesAgainMs, code, message, text });
    } else {
      noteFault();
      log.error({ err: error }, "unexpected error");
      send(response, 500, { error: "internal" });
    }
  };

  return (request, response) => {
    const from = performance.now();
    const call = beginCall(request.headers["x-request-id"]);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const routed = routeOf(path);
    response.setHeader("x-request-id", call.id);
    if (isHttps) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (answerOrigin(request, response, isOriginAllowed)) return;
    const closed = new Promise<void>((resolve) => response.once("close", resolve));
    const work = async (annotate: (attributes: SpanAttributes) => void) => {
      await route(path, request, response).catch((error: unknown) => refuseOrFail(error, response));
      await closed;
      const ms = performance.now() - from;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.answered(routed, status, call, ms / 1_000);
      if (path === signInPath && request.method === "POST")
        metrics.signInTried(status < 400 ? "SIGNED_IN" : ([...call.codes][0] ?? "FAILED"));
      annotate({
        "http.response.status_code": status,
        ...(call.operation ? { "graphql.operation": call.operation } : {}),
      });
      log[levelOf(status, call, ms)](
        { route: routed, method: request.method, status, ms: Math.round(ms), ...told(call) },
        "request",
      );
    };
    const attributes = { "http.request.method": request.method ?? "", "http.route": routed, "request.id": call.id };
    void within(call, () => trace(`${request.method} ${routed}`, attributes, work, request.headers));
  };
}

function told({ operation, type, outcome, actor, cost, codes, acts }: Call) {
  return {
    ...(operation === null ? {} : { operation, type, outcome }),
    ...(cost === null ? {} : { cost }),
    ...(actor === null ? {} : { actor }),
    ...(acts.length === 0 ? {} : { acts }),
    ...(codes.size === 0 ? {} : { refused: [...codes] }),
  };
}

/** Whether the caller broke the connection off, while sending or while waiting; a request that we left unread is none. */
function isGone({ destroyed, socket }: ServerResponse): boolean {
  return destroyed || socket === null || socket.destroyed;
}

/** Answers that take longer than that are told of, in milliseconds. */
const slowFrom = 2_000;

/**
 * Each request is a line for whoever looks closely; for everybody what changed something, what failed and what was slow. An
 * error is the product's own: no caller can bring one about by what they send, or by going away.
 */
function levelOf(
  status: number,
  { type, outcome, acts, isFault }: Call,
  ms: number,
): "error" | "warn" | "info" | "debug" {
  if (isFault) return "error";
  if (status >= 500 || (type !== "subscription" && (outcome === "failed" || ms > slowFrom))) return "warn";
  return type === "mutation" || acts.length > 0 ? "info" : "debug";
}

/** The path by its kind: what stands in it otherwise is the caller's. */
function routeOf(path: string): string {
  if (path === "/graphql" || path === "/metrics") return path.slice(1);
  if (path.startsWith("/health/")) return "health";
  if (path.startsWith(`${authPath}/`)) return "auth";
  return path.startsWith("/rulebooks/") ? "rulebook" : "other";
}

async function sendMetrics(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { ...safeHeaders, "content-type": metrics.contentType, "cache-control": "no-store" });
  response.end(text);
}

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

async function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { sendRulebook, readiness }: Pick<ServerParts, "readiness"> & { sendRulebook: RulebookFiles },
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, { error: "method not allowed" });
  }
  if (path === "/health/live") return send(response, 200, { status: "live" });
  if (path === "/health/ready") {
    const ready = await readiness();
    return ready ? send(response, 200, { status: "ready", ...ready }) : send(response, 503, { status: "unavailable" });
  }
  if (!(await sendRulebook(path, request, response))) send(response, 404, { error: "not found" });
}

function refuseAuth(
  response: ServerResponse,
  {
    status,
    code,
    message,
    text,
    retryAfterMs,
  }: Pick<AuthRefusal, "status" | "code" | "message" | "text" | "retryAfterMs">,
): void {
  if (retryAfterMs !== null) response.setHeader("retry-after", Math.ceil(retryAfterMs / 1_000));
  response.writeHead(status, { ...safeHeaders, ...json });
  response.end(JSON.stringify({ code, message, messages: text }));
}

/** Refuses a request before GraphQL sees it, in the form of a GraphQL error. */
function refuse(response: ServerResponse, refusal: NotSignedIn | NotAllowed | InvalidInput): void {
  const { code, message, text } = refusal;
  if (code === "UNAUTHENTICATED") response.setHeader("www-authenticate", "Bearer");
  const at = refusal instanceof InvalidInput ? { inputPath: refusal.inputPath } : {};
  response.writeHead(refusedWith[code], { ...safeHeaders, ...json });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, messages: text, ...at } }] }));
}

const refusedWith = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_USER_INPUT: 400 } as const;

function send(response: ServerResponse, status: number, body: Readonly<Record<string, string | number>>): void {
  response.writeHead(status, { ...safeHeaders, ...json });
  response.end(JSON.stringify(body));
}
