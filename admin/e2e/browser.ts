import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";
import { afterAll, inject, onTestFinished } from "vitest";

export interface Visit {
  /** What the browser says its person reads. */
  readonly language?: "zh-CN" | "en-GB";
  readonly colourScheme?: "light" | "dark";
  /** In CSS pixels. */
  readonly width?: number;
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and warnings of the console, errors that no one caught, and answers of 400 and above, in order. */
  readonly troubles: readonly string[];
}

/** A browser for all tests of a file, which asks for it before them; closed after them. */
export async function browserForFile(): Promise<Browser> {
  const browser = await openBrowser();
  afterAll(() => browser.close());
  return browser;
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject("chromium"),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A person with a browser profile of their own until the test is over, whose every trouble is noted. */
export async function visit(
  browser: Browser,
  baseURL: string,
  visit: Visit = {},
  // Tests that run beside others say which one is over.
  onFinished: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Visitor> {
  const { language = "zh-CN", colourScheme = "light", width = 1280 } = visit;
  const context = await browser.newContext({
    baseURL,
    locale: language,
    colorScheme: colourScheme,
    viewport: { width, height: 844 },
    reducedMotion: "reduce",
  });
  // A page that is left open goes on working, and slows down the tests after it.
  onFinished(() => context.close());
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  return { context, page, troubles };
}

/** Goes to a page and waits until it answers to clicks and keys, which one made before would be lost to. */
export async function goTo(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await alive(page);
  return response;
}

/** Until React has taken over every control that the server sent, also in parts that come later. */
export async function alive(page: Page): Promise<void> {
  await page.locator("main h1, main h2").first().waitFor({ state: "attached" });
  await page.waitForFunction(
    () => {
      // What React puts where a part comes later.
      const isWhole = document.querySelector('template[id^="B:"]') === null;
      const controls = document.querySelectorAll("header select, main :is(a, button, input, select, textarea)");
      return isWhole && [...controls].every((one) => Object.keys(one).some((key) => key.startsWith("__reactProps")));
    },
    null,
    { polling: 50 },
  );
}

/** What axe finds against WCAG 2.2 AA, one line a violation, on the page or within a part of it. */
export async function axeViolations(page: Page, within = "html"): Promise<readonly string[]> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const axe = new AxeBuilder({ page })
    .include(within)
    .options({ resultTypes: ["violations"] })
    .withTags(tags);
  // Legacy only in that no second page is opened to put frames together; there are none.
  const { violations } = await axe.setLegacyMode().analyze();
  const lines = violations.map(async ({ id, nodes }) => {
    const kept = id === "target-size" ? await tooSmall(page, nodes) : nodes;
    return kept.length > 0 ? [`${id}: ${kept.map(({ html }) => html).join(" | ")}`] : [];
  });
  return (await Promise.all(lines)).flat();
}

/** Of targets those that are too small where one scrolls to them: a bar that stays in sight hides a part of others. */
async function tooSmall<Node extends { readonly target: readonly unknown[] }>(
  page: Page,
  nodes: readonly Node[],
): Promise<readonly Node[]> {
  const kept: Node[] = [];
  for (const node of nodes) {
    const selector = String(node.target[0]);
    await page.locator(selector).evaluate((element) => element.scrollIntoView({ block: "center" }));
    const axe = new AxeBuilder({ page }).include(selector).withRules("target-size").setLegacyMode();
    if ((await axe.analyze()).violations.length > 0) kept.push(node);
  }
  return kept;
}

/** By how many pixels the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
