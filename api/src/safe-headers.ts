import type { Plugin } from "graphql-yoga";

/** What every answer tells a browser: it is data, to be shown in no page and no frame, and to be taken for nothing else. */
export const safeHeaders = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
} as const;

/** What proxies are told of a stream: each event goes on as it comes, as it is, and nothing is kept. */
const streamHeaders = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" } as const;

/** The same for what yoga answers; the query page, where it is served, needs its own scripts. */
export const safeAnswers: Plugin = {
  onResponse({ response }) {
    const isPage = response.headers.get("content-type")?.startsWith("text/html");
    for (const [name, value] of Object.entries(safeHeaders))
      if (!(isPage && name === "content-security-policy")) response.headers.set(name, value);
    if (response.headers.get("content-type")?.startsWith("text/event-stream"))
      for (const [name, value] of Object.entries(streamHeaders)) response.headers.set(name, value);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  },
};
