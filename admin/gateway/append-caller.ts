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
    // Of a caller who has gone already nothing is known, and what they claimed must not stand at the end.
    const caller = request.socket.remoteAddress ?? "unknown";
    request.headers["x-forwarded-for"] = [claimed, caller].flat().filter(Boolean).join(", ");
  });
}
