import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
import { createYoga } from "graphql-yoga";
import type { Logger } from "pino";
import { AuthRefusal } from "./auth/auth-refusal.ts";
import type { AuthRoutes } from "./auth/auth-routes.ts";
import type { RequestActor } from "./auth/request-actor.ts";
import { authPath } from "./auth/sessions.ts";
import type { Domain } from "./domain/domain.ts";
import { NotAllowed, NotSignedIn } from "./domain/refusal.ts";
import type { Context } from "./graphql/builder.ts";
import { compiledExecution } from "./graphql/compiled-execution.ts";
import { eventIds, eventStreamOf } from "./graphql/event-ids.ts";
import { limits } from "./graphql/limits/limit-exceeded.ts";
import { useLimits, useTimeLimit } from "./graphql/limits/use-limits.ts";
import { createLoaders } from "./graphql/loaders.ts";
import { maskErrorWith, namedLiterals } from "./graphql/mask-error.ts";
import { persistedDocuments } from "./graphql/persisted.ts";
import { schema } from "./graphql/schema.ts";
import type { IsOriginAllowed } from "./http/cross-origin.ts";
import { answerOrigin } from "./http/cross-origin.ts";
import type { ServerContext } from "./http/query-lane.ts";
import { answeredAlready, createQueryLane } from "./http/query-lane.ts";
import { RequestRefused, sendRefused, withinRequestLimits } from "./http/request-limits.ts";
import type { RulebookFiles } from "./http/rulebook-files.ts";
import { sendRulebooks } from "./http/rulebook-files.ts";
import { safeAnswers, safeHeaders } from "./http/safe-headers.ts";
import type { Allowances } from "./operations/rates.ts";
import { createRates } from "./operations/rates.ts";

export interface ServerParts {
  readonly domain: Domain;
  readonly log: Logger;
  readonly graphiql: boolean;
  readonly actorOf: RequestActor;
  readonly authRoutes: AuthRoutes;
  /** Whether the store answers; what readiness tells. */
  readonly isReady: () => Promise<boolean>;
  readonly isOriginAllowed: IsOriginAllowed;
  /** Whether browsers reach the product by https, and are told to keep to it. */
  readonly isHttps: boolean;
  readonly allowances: Allowances;
  readonly now: () => Date;
}

/** Milliseconds that a request's headers, and all of it, may take to come in. */
const headersWithin = 15_000;
const requestWithin = limits.seconds * 1_000;

/** The HTTP face: GraphQL, rule books by digest, and health. */
export function createHttpServer(parts: ServerParts): Server {
  const { domain, log, graphiql, actorOf, authRoutes, isReady, isOriginAllowed, isHttps, allowances, now } = parts;
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    graphiql: graphiql ? { title: "备案规则台 Beian Rules" } : false,
    renderGraphiQL,
    maskedErrors: { maskError: maskErrorWith(log) },
    plugins: [
      answeredAlready,
      persistedDocuments,
      useLimits({ rates: createRates(allowances, now), allowances, suggestions: graphiql }),
      namedLiterals,
      eventIds,
      compiledExecution(),
      useTimeLimit,
      safeAnswers,
    ],
    logging: false,
    // Both are seen to before yoga gets the request, for every path.
    cors: false,
    maxRequestBodySize: false,
    multipart: false,
    context: ({ actor, request }) => ({
      domain,
      actor,
      loaders: createLoaders(domain, actor),
      events: eventStreamOf(request),
    }),
  });

  const answerQuery = createQueryLane({ yoga, actorOf, edition: domain.rulebooks.edition });
  const sendRulebook = sendRulebooks(domain.rulebooks);

  const timeLimits = { headersTimeout: headersWithin, requestTimeout: requestWithin };
  return createServer(timeLimits, (request, response) => {
    if (isHttps) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (answerOrigin(request, response, isOriginAllowed)) return;
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const answered =
      path === "/graphql"
        ? withinRequestLimits(request).then((allowed) => answerQuery(allowed, response))
        : path.startsWith(`${authPath}/`)
          ? authRoutes(path, request, response)
          : answer(path, request, response, { sendRulebook, isReady });
    answered.catch((error: unknown) => {
      if (response.headersSent) return;
      if (error instanceof RequestRefused) return sendRefused(response, error);
      if (error instanceof AuthRefusal) return refuseAuth(response, error);
      if (error instanceof NotSignedIn || error instanceof NotAllowed) return refuse(response, error);
      log.error({ err: error }, "unexpected error");
      send(response, 500, { error: "internal" });
    });
  });
}

const json = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

async function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { sendRulebook, isReady }: Pick<ServerParts, "isReady"> & { sendRulebook: RulebookFiles },
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("allow", "GET, HEAD");
    return send(response, 405, { error: "method not allowed" });
  }
  if (path === "/health/live") return send(response, 200, { status: "live" });
  if (path === "/health/ready") {
    const ready = await isReady();
    return send(response, ready ? 200 : 503, { status: ready ? "ready" : "unavailable" });
  }
  if (!(await sendRulebook(path, request, response))) send(response, 404, { error: "not found" });
}

function refuseAuth(response: ServerResponse, { status, code, message, text, retryAfterMs }: AuthRefusal): void {
  if (retryAfterMs !== null) response.setHeader("retry-after", Math.ceil(retryAfterMs / 1_000));
  response.writeHead(status, { ...safeHeaders, ...json });
  response.end(JSON.stringify({ code, message, messages: text }));
}

/** Refuses a request before GraphQL sees it, in the form of a GraphQL error. */
function refuse(response: ServerResponse, { code, message, text }: NotSignedIn | NotAllowed): void {
  if (code === "UNAUTHENTICATED") response.setHeader("www-authenticate", "Bearer");
  response.writeHead(code === "UNAUTHENTICATED" ? 401 : 403, {
    ...safeHeaders,
    ...json,
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, messages: text } }] }));
}

function send(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { ...safeHeaders, ...json });
  response.end(JSON.stringify(body));
}
