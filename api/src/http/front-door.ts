import type { RequestListener, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { safeHeaders } from "../safe-headers.ts";

/** A server that takes requests from the moment it listens, and says that it is starting until somebody answers them. */
export interface FrontDoor {
  readonly server: Server;
  /** From here on requests are answered by this. */
  open(listener: RequestListener): void;
}

/** Milliseconds that a request's headers, and all of it, may take to come in, and how often that is looked at. */
export interface TimeLimits {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
}

export function createFrontDoor(limits: TimeLimits): FrontDoor {
  let answer: RequestListener = answerStarting;
  const server = createServer(limits, (request, response) => answer(request, response));
  return {
    server,
    open(listener) {
      answer = listener;
    },
  };
}

/** Seconds after which whoever asked may well be answered. */
const retryAfter = 2;

const starting = {
  zh: "服务正在启动，请稍后再试",
  en: "the service is starting; try again shortly",
} as const;

/** Alive and not ready; whatever else is asked is refused in the form of a GraphQL error. */
const answerStarting: RequestListener = (request, response) => {
  const path = (request.url ?? "/").split("?", 1)[0];
  if (path === "/health/live") return send(response, 200, { status: "live" });
  response.setHeader("retry-after", retryAfter);
  if (path === "/health/ready") return send(response, 503, { status: "starting" });
  const message = `${starting.zh} / ${starting.en}`;
  send(response, 503, { errors: [{ message, extensions: { code: "STARTING", messages: starting } }] });
};

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    ...safeHeaders,
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    // Nothing of a body that isn't read is waited for.
    connection: "close",
  });
  response.end(JSON.stringify(body));
}
