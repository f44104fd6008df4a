import type { IncomingMessage } from "node:http";
import type { IsTrustedProxy } from "./client-address.ts";

export interface OriginRules {
  /** The origin at which people's browsers reach the product; null: whichever they use. */
  readonly publicUrl: URL | null;
  readonly isTrustedProxy: IsTrustedProxy;
}

/**
 * Whether a request that carries a cookie was made by a page of the product itself. A browser tells where a page is
 * from by Origin; what isn't a browser has no cookies to abuse.
 */
export function isFromOwnPage(request: IncomingMessage, rules: OriginRules): boolean {
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (origin === undefined) return site === undefined || site === "same-origin" || site === "none";
  const url = URL.parse(origin);
  return url !== null && hostsOf(request, rules).includes(url.host);
}

/** The hosts by which the browser may have addressed this product. */
function hostsOf(request: IncomingMessage, { publicUrl, isTrustedProxy }: OriginRules): readonly string[] {
  const forwarded = request.headers["x-forwarded-host"];
  return [
    publicUrl?.host,
    request.headers.host,
    isTrustedProxy(request.socket.remoteAddress ?? "") && typeof forwarded === "string" ? forwarded : undefined,
  ].filter((host) => host !== undefined);
}
