import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("every page has a Content-Security-Policy with a nonce of its own, and the headers that keep others out", async () => {
  const policies = await Promise.all(
    ["/provinces", "/provinces/ZJ", "/nowhere"].map(async (path) => {
      const { headers } = await fetch(product.adminUrl + path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("x-powered-by")).toBeNull();
      return headers.get("content-security-policy") ?? "";
    }),
  );
  const nonces = policies.map((policy) => /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1]);
  expect(new Set(nonces).size).toBe(3);
  expect(nonces).not.toContain(undefined);
});

test("a subscription begins at once through the admin, uncompressed even where the browser would take gzip", async () => {
  const over = new AbortController();
  const response = await fetch(`${product.adminUrl}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream", "accept-encoding": "gzip" },
    body: JSON.stringify({ query: "subscription { rulesPublished { change { number } } }" }),
    signal: AbortSignal.any([over.signal, AbortSignal.timeout(20_000)]),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("content-encoding")).toBeNull();
  // The API's first sign of life, while the stream goes on.
  const first = await response.body?.getReader().read();
  expect(first?.done).toBe(false);
  over.abort();
});

test("without the API a page says so within the frame, and shows the rules once it is back and one tries again", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces");
  await product.api().stop();
  for (const path of ["/provinces", "/provinces/ZJ"]) {
    expect((await goTo(page, path))?.status()).toBe(503);
    await page.getByRole("heading", { level: 1, name: "暂时读不到规则", exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }
  await page.getByRole("navigation", { name: "主导航", exact: true }).waitFor();
  expect((await fetch(`${product.adminUrl}/graphql?query={__typename}`)).status).toBe(503);
  await product.restartApi();
  await page.getByRole("button", { name: "重试", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "浙江省", exact: true }).waitFor();
});
