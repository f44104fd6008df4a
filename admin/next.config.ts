import { join } from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./i18n/request.ts",
  // Messages are parsed at build: the parser stays out of the browser, and no page waits for it.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

const config: NextConfig = {
  // For the image alone: all that the admin runs on in one folder. `next start` has no use for it.
  output: process.env.NEXT_OUTPUT === "standalone" ? "standalone" : undefined,
  outputFileTracingRoot: join(import.meta.dirname, ".."),
  // shared is TypeScript as written, with no build of its own.
  transpilePackages: ["@beian/shared"],
  poweredByHeader: false,
  // The repository keeps no instructions that a tool writes by itself.
  agentRules: false,
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/dates", "@mantine/hooks"] },
  // Node's own, as they are installed: one of each a process, whichever part of the server asks for it.
  serverExternalPackages: ["pino", "prom-client"],
  // The Content-Security-Policy of pages needs a nonce a request: proxy.ts sets it.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
      ],
    },
    // Files that are no pages may do nothing at all, should one open them by themselves.
    ...["/_next/static/:path*", "/icon.svg"].map((source) => ({
      source,
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    })),
  ],
};

export default withNextIntl(config);
