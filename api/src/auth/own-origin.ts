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
  return originsOf(request, rules).includes(origin);
}

/** The origins that this product's pages may have: scheme, host and port. */
function originsOf(request: IncomingMessage, { publicUrl, isTrustedProxy }: OriginRules): readonly string[] {
  const forwarded = request.headers["x-forwarded-host"];
  const isForwarded = isTrustedProxy(request.socket.remoteAddress ?? "") && typeof forwarded === "string";
  // What a proxy asks by is its own way here, at which no browser is.
  const host = isForwarded ? forwarded : request.headers.host;
  // Where it isn't said by which scheme browsers come, a proxy in front may have taken them off https.
  const schemes = publicUrl ? [publicUrl.protocol] : ["http:", "https:"];
  const addressed = host === undefined ? [] : schemes.map((scheme) => URL.parse(`${scheme}//${host}`)?.origin);
  return [publicUrl?.origin, ...addressed].filter((origin) => origin !== undefined);
}
