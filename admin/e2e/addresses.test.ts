import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { type SharedProduct, sharedProduct } from "./harness.ts";

/** Every answer has its policy, whatever its address merely begins like, and one that is none is told so. */

let product: SharedProduct;

beforeAll(() => {
  product = sharedProduct();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks with the address as it is written, which fetch would put in order first. */
async function ask(path: string, method = "GET"): Promise<Answer> {
  const { hostname, port } = new URL(product.adminUrl);
  const sent = request({ hostname, port, path, method, agent: false }).end();
  const [answer] = await once(sent, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": expect.any(String),
  "cross-origin-resource-policy": "same-origin",
};

test.each([
  ["/", 200],
  ["/provinces/ZJ", 200],
  ["/no-such-page", 404],
  ["/graphqlx", 404],
  ["/graphql-something/else", 404],
  ["/graphql/below", 404],
  ["/api", 404],
  ["/api/other", 404],
  ["/api/authx", 404],
  ["/icon.svgx", 404],
  ["/icon.svg/below", 404],
  ["/_next/imagex", 404],
  ["/_next/image/below", 404],
  ["/_next/image?url=%2Ficon.svg&w=64&q=75", 400],
  ["/_next/staticx", 404],
  ["/_next/data/x/provinces.json", 404],
  ["/health/live", 200],
  ["/health/no-such", 404],
  ["/metricsx", 404],
  ["/rulebooks/no-such.json", expect.any(Number)],
  ["/compare/export?format=pdf", 400],
  ["/_bad-address", 400],
])("%s answers %s with the policy of pages", async (path, status) => {
  const answer = await ask(path);
  expect(answer.status).toEqual(status);
  expect(answer.headers).toMatchObject(always);
  expect(answer.headers["content-security-policy"]).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic'|default-src 'none'/,
  );
});

test.each(["/icon.svg", "/_next/static/no-such.js", "/graphql?query=%7B__typename%7D", "/api/auth/get-session"])(
  "%s, which is no page, may do nothing at all",
  async (path) => {
    const { headers } = await ask(path);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff" });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'/);
  },
);

test.each([
  "/provinces/%E0%A4%A",
  "/provinces/%",
  "/provinces/%ff%fe",
  "/provinces/%00",
  "/provinces/ZJ%00",
  "/requirements/%0d%0aset-cookie:%20x=1",
  "/changes/%7f",
  "//evil.example/provinces",
  "/provinces//ZJ",
  "/provinces/%2f%2fevil.example",
  "/%5c%5cevil.example",
  `/provinces/${"Z".repeat(4_000)}`,
  "/graphql/%E0%A4%A",
  "/api/auth/%E0%A4%A",
  "/_next/static/%E0%A4%A",
  "/icon.svg%00",
])("%s is no address: 400, in words and with all headers", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(400);
  expect(answer.headers).toMatchObject({ ...always, "content-type": "text/html; charset=utf-8" });
  expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.body).toMatch(/地址写错了[\s\S]*This address is mistaken/);
});

test("a method that is no request's gets the same answer", async () => {
  const answer = await ask("/provinces/ZJ", "TRACE");
  expect(answer.status).toBe(400);
  expect(answer.headers).toMatchObject({ ...always, "content-type": "text/html; charset=utf-8" });
});
