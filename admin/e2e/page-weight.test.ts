import { gzipSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { browserForFile, visit } from "./browser.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

/** Every page that takes no sign-in, some of them with another display. */
const paths = [
  "/",
  "/provinces",
  "/provinces/ZJ",
  "/provinces/ZJ/history",
  "/requirements",
  "/requirements/organisation-office-phone",
  "/requirements/organisation-office-phone/history",
  "/compare",
  "/compare?show=map",
  "/compare?show=pair",
  "/compare?show=sets",
  "/timeline",
  "/changes",
  "/changes/1",
  "/try",
  "/questions",
  "/sign-in",
];

/** In bytes, over the wire. */
const mostScript = 300_000;

test("no open page loads more than 300 kB of scripts before anybody does anything", async () => {
  const { context } = await visit(browser, product.adminUrl);
  await expectLight(context, paths);
});

test("nor do the pages of samples, their editor among them", async () => {
  const { context, page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"));
  await expectLight(context, [
    "/samples",
    "/samples/individual-minor",
    "/samples/individual-minor/edit",
    "/samples/new",
  ]);
});

async function expectLight(context: BrowserContext, paths: readonly string[]): Promise<void> {
  const waiting = [...paths];
  const loaded = new Map<string, ReadonlySet<string>>();
  // Several at a time: most of it is waiting for the network to fall silent.
  const lane = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      loaded.set(path, await scriptsOf(context, path));
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  const urls = [...new Set([...loaded.values()].flatMap((scripts) => [...scripts]))];
  const sizes = new Map(await Promise.all(urls.map(async (url) => [url, await sizeOf(url)] as const)));
  const weighed = paths.map((path) => {
    const scripts = [...(loaded.get(path) ?? [])];
    return [path, scripts.reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0)] as const;
  });
  expect(weighed.filter(([, bytes]) => bytes > mostScript)).toEqual([]);
  // React alone is more than this: what is less was not counted.
  expect(weighed.filter(([, bytes]) => bytes < 60_000)).toEqual([]);
}

async function scriptsOf(context: BrowserContext, path: string): Promise<ReadonlySet<string>> {
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.add(response.url());
  });
  const response = await page.goto(path, { waitUntil: "networkidle" });
  expect([path, response?.status()]).toEqual([path, 200]);
  await page.close();
  return scripts;
}

async function sizeOf(url: string): Promise<number> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  return gzipSync(await response.arrayBuffer()).length;
}
