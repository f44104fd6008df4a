import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { goTo, openBrowser, visit } from "./browser.ts";
import { type Product, startProduct } from "./harness.ts";

/** What whoever operates the admin can see of it, and what it says when the API doesn't answer. */

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterEach(() => product.api().signal("SIGCONT"));
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function timed(path: string, init?: RequestInit) {
  const from = performance.now();
  const response = await fetch(product.adminUrl + path, init);
  const body = await response.text();
  return { status: response.status, body, headers: response.headers, ms: performance.now() - from };
}

test("it says that it lives and is ready, and gives Prometheus its figures", async () => {
  expect(await timed("/health/live")).toMatchObject({ status: 200, body: '{"status":"live"}' });
  expect(await timed("/health/ready")).toMatchObject({ status: 200, body: '{"status":"ready"}' });
  await timed("/provinces");
  const { status, body, headers } = await timed("/metrics");
  expect([status, headers.get("content-type")]).toEqual([200, expect.stringContaining("text/plain")]);
  expect(body).toMatch(/^beian_admin_http_requests_total\{kind="page",status="200"\} [1-9]/m);
  expect(body).toMatch(/^beian_admin_http_seconds_count\{kind="health"\} [1-9]/m);
  expect(body).toMatch(/^beian_admin_exports_running 0$/m);
  // For this machine alone, also by way of a proxy on it.
  expect((await timed("/metrics", { headers: { "x-forwarded-for": "203.0.113.7" } })).status).toBe(404);
});

test("an API that hangs is said within two seconds, by pages, the gateway and readiness, and is over when it goes on", async () => {
  await timed("/provinces");
  product.api().signal("SIGSTOP");
  for (const path of ["/", "/provinces", "/provinces/ZJ", "/compare", "/try", "/compare/export?format=csv"]) {
    const { status, ms } = await timed(path);
    expect([path, status]).toEqual([path, 503]);
    expect(ms).toBeLessThan(2_000);
  }
  const gateway = await timed("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{ __typename }"}',
  });
  expect([gateway.status, gateway.body]).toEqual([503, expect.stringContaining("规则服务没有应答")]);
  expect(gateway.ms).toBeLessThan(2_500);
  expect((await timed("/health/ready")).status).toBe(503);
  expect((await timed("/health/live")).status).toBe(200);
  product.api().signal("SIGCONT");
  expect((await timed("/provinces")).status).toBe(200);
  expect((await timed("/metrics")).body).toMatch(/^beian_admin_api_failures_total\{asker="page"\} [1-9]/m);
});

test.each([
  ["zh-CN", "暂时读不到规则", "省份"],
  ["en-GB", "The rules can't be read just now", "Provinces"],
] as const)(
  "in %s a page says so too where one comes to it from another, and the frame stays",
  async (language, title, link) => {
    const { page } = await visit(browser, product.adminUrl, { language });
    await goTo(page, "/questions");
    product.api().signal("SIGSTOP");
    await page.getByRole("navigation").getByRole("link", { name: link, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor({ timeout: 8_000 });
    await page.getByRole("navigation").first().waitFor();
    product.api().signal("SIGCONT");
    await page.getByRole("main").getByRole("button").click();
    await page.getByRole("rowheader").first().waitFor();
  },
);

test("what it writes down is a line of JSON an event, without addresses, names or traces as text", async () => {
  product.api().signal("SIGSTOP");
  await timed("/provinces/ZJ?q=secret-of-a-visitor");
  product.api().signal("SIGCONT");
  await timed("/");
  const lines = product.admin.output().split("\n").filter(Boolean);
  const begun = lines.findIndex((line) => line.startsWith("{"));
  expect(begun).toBeGreaterThanOrEqual(0);
  const events = lines.slice(begun).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events.some(({ msg, kind, status }) => msg === "request" && kind === "page" && status === 503)).toBe(true);
  expect(events.some(({ msg, route, digest }) => msg === "a page failed" && route && digest)).toBe(true);
  expect(lines.join("\n")).not.toMatch(/secret-of-a-visitor|127\.0\.0\.1.*"req/);
});
