import type { Server, ServerResponse } from "node:http";
import { sharedBodyOf } from "../answering/stored-body.ts";

export interface UnreadBounds {
  /** Milliseconds after which an answer of which nothing was taken is ended. */
  readonly withinMs: number;
  /** What answers that wait to be taken may take in all, in bytes; beyond it the oldest are ended. */
  readonly bytes: number;
}

export const usualUnread: UnreadBounds = { withinMs: 30_000, bytes: 256 * 1_024 * 1_024 };

const sweepMs = 500;

/** Ends the connections of those who ask and don't read what they are answered, of streams too, and bounds what waits for them. */
export function endUnread(server: Server, { withinMs, bytes }: UnreadBounds): void {
  /** Those that aren't over, in the order of their requests. */
  const open = new Set<ServerResponse>();
  server.on("request", (_, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    // The socket's own time-out begins anew with whatever the system takes, if only a part of one write.
    response.setTimeout(withinMs, () => {
      if (response.writableLength > 0) response.destroy();
      else response.socket?.setTimeout(withinMs);
    });
  });
  let waitedBefore = new Set<ServerResponse>();
  const sweep = setInterval(() => {
    const waiting = [...open].filter(({ writableLength }) => writableLength > 0);
    let held = 0;
    const bodies = new Set<object>();
    for (const response of waiting) {
      const body = sharedBodyOf(response);
      if (body && bodies.has(body)) continue;
      if (body) bodies.add(body);
      held += response.writableLength;
    }
    for (const response of waiting) {
      if (held <= bytes) break;
      if (!waitedBefore.has(response)) continue;
      held -= response.writableLength;
      response.destroy();
    }
    waitedBefore = new Set(waiting);
  }, sweepMs);
  sweep.unref();
  server.once("close", () => clearInterval(sweep));
}
