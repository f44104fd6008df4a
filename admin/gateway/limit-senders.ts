import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";

/** Milliseconds that a request's headers, and all of it, may take to come in, as the API has it. */
export const senderLimits = { headersTimeout: 15_000, requestTimeout: 30_000 } as const;

/**
 * Gives slow senders as long as the API does. Next.js makes the server by itself, with Node's minute and five of them, and
 * how often it looks, each 30 s, is settled by the time that anything of ours runs: so they are ended by 45 and 60 s.
 */
export function limitSenders(): void {
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    Object.assign(server, senderLimits);
  });
}
