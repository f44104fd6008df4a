import { type NextRequest, NextResponse } from "next/server";

/** Gives every page a Content-Security-Policy with a nonce of its own; the layout reads the nonce from the header. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // Which page is asked for, so that signing in leads back to it.
  headers.set("x-page", request.nextUrl.pathname + request.nextUrl.search);
  // Next reads the nonce for its own scripts from the request's copy.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  // A browser that came by https once keeps to it.
  if (isHttps()) response.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return response;
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|graphql|api/|icon.svg).*)"],
};

/** Read at each start, never at build. */
function isHttps(): boolean {
  return process.env.PUBLIC_URL?.startsWith("https:") ?? false;
}

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
