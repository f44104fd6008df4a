import { type NextRequest, NextResponse } from "next/server";
import { apiAnswers } from "./gateway/api-answers.ts";
import { badAddress } from "./gateway/bad-addresses.ts";
import { badAddressPage } from "./gateway/plain-page.ts";
import { unreachable } from "./gateway/unreachable.ts";
import { metrics } from "./operations/metrics.ts";
import { isHttps } from "./operations/settings.ts";

/**
 * Gives every page a Content-Security-Policy with a nonce of its own; the layout reads the nonce from the header. Says for
 * a page that the API doesn't answer, while there is still a status to say it with.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Which page is asked for, so that signing in leads back to it.
  headers.set("x-page", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from the request's copy.
  headers.set("content-security-policy", policy);
  headers.delete(unreachable);
  const response = await answerTo(request, headers, nonce);
  response.headers.set("content-security-policy", policy);
  // A browser that came by https once keeps to it.
  if (isHttps()) response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

async function answerTo(request: NextRequest, headers: Headers, nonce: string): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (pathname === badAddress)
    return new NextResponse(badAddressPage(nonce), {
      status: 400,
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
  const needsApi = !/^\/(health|metrics|_next)(\/|$)/.test(pathname);
  if (!needsApi || (await apiAnswers())) return NextResponse.next({ request: { headers } });
  metrics().apiFailures.inc({ asker: "page" });
  // The page says so in its own words at once, without asking.
  headers.set(unreachable, "1");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("retry-after", "5");
  return response;
}

export const config = {
  // All but four, each to its end or below a folder of its own: what merely begins alike is a page.
  matcher: ["/((?!_next/static/|graphql$|api/auth/|icon\\.svg$).*)"],
};

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates text to show stacks of the server.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    `style-src 'self' 'nonce-${nonce}'`,
    // Style attributes that Mantine's components carry.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
