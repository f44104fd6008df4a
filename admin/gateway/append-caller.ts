import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * Appends the caller's address to X-Forwarded-For on every request to this process, as a reverse proxy does. Next only
 * sets the header where it is absent, so that a caller could otherwise name any address as its own.
 */
export function appendCallers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const claimed = request.headers["x-forwarded-for"];
    request.headers["x-forwarded-for"] = [claimed, request.socket.remoteAddress].flat().filter(Boolean).join(", ");
  });
}
