import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Where every address leads that none is; the proxy answers there. */
export const badAddress = "/_bad-address";

/** Longer than any path of the product by far; what a query holds is bounded by the server itself. */
const longestPath = 1_024;

/**
 * Whether an address can't be one: no text in UTF-8, a control character in it, an empty part, or longer than any.
 * Next answers some of these with an error of its own, without any header.
 */
export function isBadAddress(url: string): boolean {
  const path = url.split("?", 1)[0] ?? "";
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\") || path.length > longestPath) return true;
  try {
    const text = decodeURIComponent(path);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused.
    return /[\u0000-\u001f\u007f]|\/\/|\\/.test(text);
  } catch {
    return true;
  }
}

/** Next's own way to scale images, of which there are none, and a method that it can't make a request of: it fails at both. */
const isUnusable = ({ method, url = "" }: IncomingMessage) => method === "TRACE" || /^\/_next\/image(\?|$)/.test(url);

/** Leads each such request to where it is answered, before anything else looks at it. */
export function leadBadAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!isBadAddress(request.url ?? "") && !isUnusable(request)) return;
    request.method = request.method === "HEAD" ? "HEAD" : "GET";
    request.url = badAddress;
  });
}
