import type { IncomingMessage, ServerResponse } from "node:http";

/** Whether pages of an origin may read what the API answers. */
export type IsOriginAllowed = (origin: string) => boolean;

/**
 * Lets pages of the origins allowed read answers, with a token of their own or as strangers: never with a cookie. True
 * where that was all that was asked, and the request is answered.
 */
export function answerOrigin(request: IncomingMessage, response: ServerResponse, isAllowed: IsOriginAllowed): boolean {
  const { origin } = request.headers;
  const asksFirst = request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
  if (origin !== undefined && isAllowed(origin)) {
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-expose-headers", "etag, retry-after, x-request-id");
    response.setHeader("vary", "origin");
    if (asksFirst) {
      response.setHeader("access-control-allow-methods", "GET, POST");
      response.setHeader("access-control-allow-headers", "authorization, content-type, last-event-id, x-request-id");
      response.setHeader("access-control-max-age", "600");
    }
  }
  if (!asksFirst) return false;
  response.writeHead(204).end();
  return true;
}
