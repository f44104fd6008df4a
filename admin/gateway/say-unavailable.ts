import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { unreachable } from "./unreachable.ts";

/**
 * A page that says that the API doesn't answer has the status for it, 503. Next settles a page's status before it renders
 * any of it, and has no other way for a page to name one; the proxy has marked the request by then.
 */
export function sayUnavailable(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    delete request.headers[unreachable];
    const writeHead = response.writeHead;
    response.writeHead = (status: number, ...rest: unknown[]) => {
      const isPage = request.headers[unreachable] !== undefined && request.headers.rsc === undefined;
      // Next says 500 itself where nothing of the page stands yet.
      const isSettled = status !== 200 && status !== 500;
      return Reflect.apply(writeHead, response, [isPage && !isSettled ? 503 : status, ...rest]);
    };
  });
}
