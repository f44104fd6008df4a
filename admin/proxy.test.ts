import { once } from "node:events";
import { createServer } from "node:http";
import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { badAddress } from "./gateway/bad-addresses.ts";
import { unreachable } from "./gateway/unreachable.ts";
import { proxy } from "./proxy.ts";

afterEach(() => vi.unstubAllEnvs());
const headersOf = async () => (await proxy(new NextRequest("https://rules.example.com/provinces"))).headers;

test("a page's policy lets in its own scripts alone, by a nonce that no other page has", async () => {
  const policies = [await headersOf(), await headersOf()].map(
    (headers) => headers.get("content-security-policy") ?? "",
  );
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

test("an address that is none is answered 400, in words of both languages", async () => {
  const response = await proxy(new NextRequest(`https://rules.example.com${badAddress}`));
  expect(response.status).toBe(400);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(await response.text()).toMatch(/地址写错了[\s\S]*This address is mistaken/);
});

test.each([
  ["answers", 200, null],
  ["fails", 500, "1"],
])("where the API %s a page is told so, whatever the visitor claims", async (_, status, told) => {
  const api = createServer((_request, answer) => answer.writeHead(status).end()).listen(0, "127.0.0.1");
  await once(api, "listening");
  const address = api.address();
  if (address === null || typeof address === "string") throw new Error("the API has no port");
  vi.stubEnv("API_URL", `http://127.0.0.1:${address.port}`);
  const request = new NextRequest("https://rules.example.com/provinces", { headers: { [unreachable]: "0" } });
  const response = await proxy(request);
  api.close();
  api.closeAllConnections();
  expect(response.headers.get(`x-middleware-request-${unreachable}`)).toBe(told);
});
