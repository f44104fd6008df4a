import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "./proxy.ts";

afterEach(() => vi.unstubAllEnvs());
const headersOf = async () => (await proxy(new NextRequest("https://rules.example.com/provinces"))).headers;

test("a page's policy lets in its own scripts alone, by a nonce that no other page has", async () => {
  const policies = [await headersOf(), await headersOf()].map((headers) => headers.get("content-security-policy") ?? "");
  expect(policies[0]).not.toBe(policies[1]);
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic'(;|$)/);
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy.split("; ")).toContain(part);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:\/\/|\*/);
  }
});

test("browsers are kept to https where the product is reached by it, and only there", async () => {
  expect((await headersOf()).get("strict-transport-security")).toBeNull();
  vi.stubEnv("PUBLIC_URL", "https://rules.example.com");
  expect((await headersOf()).get("strict-transport-security")).toMatch(/max-age=\d{8}/);
  expect((await headersOf()).get("content-security-policy")).toContain("upgrade-insecure-requests");
});
