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
  // The Content-Security-Policy needs a nonce a request: proxy.ts sets it.
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
  ],
};

export default withNextIntl(config);
