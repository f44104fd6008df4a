import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn } from "./accounts.ts";
import { openBrowser, visit } from "./browser.ts";
import { withoutDrafts } from "./drafts.ts";
import { type Product, startProduct } from "./harness.ts";

/** Whatever is loaded when it is first wanted: the page stays, and stays where it is, until it is there. */

let product: Product;
let browser: Browser;
let editor: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  editor = accountOf(product, "editor");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Part {
  readonly path: string;
  readonly button: (page: Page) => Locator;
  readonly opened: (page: Page) => Locator;
  /** What else is done before the button is there. */
  readonly before?: (page: Page) => Promise<unknown>;
}

const parts: Readonly<Record<string, Part>> = {
  "the editor of a rule on a province's page": {
    path: "/provinces/ZJ",
    button: (page) => page.locator("#organisation-minimum-age").getByRole("button", { name: /^编辑/ }),
    opened: (page) => page.locator("[data-editor] textarea").first(),
  },
  "the editor of many provinces": {
    path: "/requirements/organisation-minimum-age",
    before: (page) => page.getByRole("checkbox", { name: "选择浙江", exact: true }).check(),
    button: (page) => page.getByRole("button", { name: "统一设置 1 省", exact: true }),
    opened: (page) => page.getByRole("region", { name: "为选中的省份统一设置", exact: true }),
  },
  "the search": {
    path: "/provinces/ZJ",
    button: (page) => page.getByRole("button", { name: /^搜索/ }),
    opened: (page) => page.getByRole("dialog"),
  },
  "the filters of the comparison": {
    path: "/compare",
    button: (page) => page.getByRole("button", { name: "筛选与排序", exact: true }),
    opened: (page) => page.getByLabel("主题", { exact: true }).first(),
  },
};

test.each(Object.entries(parts))("%s opens without the page giving way", async (_, part) => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, editor, part.path);
  await part.before?.(page);
  const button = part.button(page);
  await seenWhole(page);
  await button.scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollBy(0, 40));
  // On a slow line: long enough to see what stands there meanwhile.
  await page.route("**/_next/static/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  const seen = await watched(page, button, async () => {
    await button.click();
    await part.opened(page).waitFor();
  });
  expect(seen.skeletons).toBe(0);
  // No shorter than it was by more than a line, and where one was.
  expect(seen.height.least).toBeGreaterThan(seen.height.first - 60);
  expect(seen.scroll.least).toBeGreaterThan(seen.scroll.first - 60);
  expect(troubles).toEqual([]);
  await withoutDrafts(page);
});

test("a page that goes to another time or another province's answers keeps what it shows until the other is there", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, editor, "/questions");
  const select = page.getByRole("combobox", { name: "省份", exact: true });
  const seen = await watched(page, select, async () => {
    await select.selectOption("ZJ");
    await page.waitForURL(/province=ZJ/);
  });
  expect(seen.skeletons).toBe(0);
});

/** Every part has been in view once: from then on its height is what it is, not what it was guessed at. */
async function seenWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let top = 0; top < document.documentElement.scrollHeight; top += window.innerHeight) {
      window.scrollTo(0, top);
      await frame();
      await frame();
    }
    window.scrollTo(0, 0);
    await frame();
  });
}

interface Seen {
  readonly skeletons: number;
  readonly height: { readonly first: number; readonly least: number };
  readonly scroll: { readonly first: number; readonly least: number };
}

/** What becomes of the page frame by frame while something is done. */
async function watched(page: Page, _: Locator, work: () => Promise<void>): Promise<Seen> {
  await page.evaluate(() => {
    const root = document.documentElement;
    const seen = {
      skeletons: 0,
      height: { first: root.scrollHeight, least: root.scrollHeight },
      scroll: { first: window.scrollY, least: window.scrollY },
    };
    Object.assign(window, { seen });
    const look = () => {
      seen.skeletons += document.querySelectorAll("main .mantine-Skeleton-root").length;
      seen.height.least = Math.min(seen.height.least, root.scrollHeight);
      seen.scroll.least = Math.min(seen.scroll.least, window.scrollY);
      requestAnimationFrame(look);
    };
    look();
  });
  await work();
  return page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}
