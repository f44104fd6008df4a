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
import { createLoaders } from "./graphql/loaders.ts";
import { maskErrorWith, namedLiterals } from "./graphql/mask-error.ts";
import { schema } from "./graphql/schema.ts";
import type { ServerContext } from "./http/query-lane.ts";
import { answeredAlready, createQueryLane } from "./http/query-lane.ts";
import type { RulebookFiles } from "./http/rulebook-files.ts";
import { sendRulebooks } from "./http/rulebook-files.ts";

export interface ServerParts {
  readonly domain: Domain;
  readonly log: Logger;
  readonly graphiql: boolean;
  readonly actorOf: RequestActor;
  readonly authRoutes: AuthRoutes;
  /** Whether the store answers; what readiness tells. */
  readonly isReady: () => Promise<boolean>;
}

/** The HTTP face: GraphQL, rule books by digest, and health. */
export function createHttpServer({ domain, log, graphiql, actorOf, authRoutes, isReady }: ServerParts): Server {
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    graphiql: graphiql ? { title: "备案规则台 Beian Rules" } : false,
    renderGraphiQL,
    maskedErrors: { maskError: maskErrorWith(log) },
    plugins: [answeredAlready, namedLiterals, eventIds, compiledExecution()],
    logging: false,
    // Any site's pages may read what is published, or use a token of their own; none may use a person's cookie.
    cors: { origin: "*", credentials: false },
    context: ({ actor, request }) => ({
      domain,
      actor,
      loaders: createLoaders(domain, actor),
      events: eventStreamOf(request),
    }),
  });

  const answerQuery = createQueryLane({ yoga, actorOf, edition: domain.rulebooks.edition });
  const sendRulebook = sendRulebooks(domain.rulebooks);

  return createServer((request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const answered =
      path === "/graphql"
        ? answerQuery(request, response)
        : path.startsWith(`${authPath}/`)
          ? authRoutes(path, request, response)
          : answer(path, request, response, { sendRulebook, isReady });
    answered.catch((error: unknown) => {
      if (response.headersSent) return;
      if (error instanceof AuthRefusal) return refuseAuth(response, error);
      if (error instanceof NotSignedIn || error instanceof NotAllowed) return refuse(response, error);
      log.error({ err: error }, "unexpected error");
      send(response, 500, { error: "internal" });
    });
  });
}

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
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify({ code, message, messages: text }));
}

/** Refuses a request before GraphQL sees it, in the form of a GraphQL error. */
function refuse(response: ServerResponse, { code, message, text }: NotSignedIn | NotAllowed): void {
  if (code === "UNAUTHENTICATED") response.setHeader("www-authenticate", "Bearer");
  // So that a page of any site that uses a token learns what is wrong with it.
  response.setHeader("access-control-allow-origin", "*");
  response.writeHead(code === "UNAUTHENTICATED" ? 401 : 403, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify({ errors: [{ message, extensions: { code, messages: text } }] }));
}

function send(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
