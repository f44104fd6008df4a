import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "./log.ts";
import { metrics } from "./metrics.ts";

/** Answers that take longer than that are told of, in milliseconds. */
const slowFrom = 2_000;

/** Counts every request to this process and writes it down, by its kind: its address is the visitor's. */
export function observeRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const from = performance.now();
    const kind = kindOf(request.url ?? "/");
    response.once("close", () => {
      const ms = performance.now() - from;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics().requests.inc({ kind, status });
      metrics().durations.observe({ kind }, ms / 1_000);
      // Streams are open for as long as somebody listens.
      const isSlow = ms > slowFrom && kind !== "graphql";
      const level = status >= 500 ? "error" : isSlow ? "warn" : "debug";
      log()[level]({ kind, method: request.method, status, ms: Math.round(ms) }, "request");
    });
  });
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ["asset", /^\/(_next\/|icon\.svg$)/],
  ["graphql", /^\/graphql$/],
  ["auth", /^\/api\/auth\//],
  ["export", /^\/compare\/export$/],
  ["rulebook", /^\/rulebooks\//],
  ["health", /^\/health\//],
  ["metrics", /^\/metrics$/],
];

function kindOf(url: string): string {
  const path = url.split("?", 1)[0] ?? "/";
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? "page";
}
