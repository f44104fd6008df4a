import type { Page } from "playwright-core";
import { expect } from "vitest";
import { goTo } from "./browser.ts";

/** Opens a view of the comparison and waits until it answers to people, its cells and tiles too. */
export async function openComparison(page: Page, path: string): Promise<void> {
  await goTo(page, path);
  await page.locator("main h1").waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-place], [data-code]")].every((cell) =>
      Object.keys(cell).some((key) => key.startsWith("__reactProps")),
    ),
  );
  // What is in sight depends on sizes that are known once it was painted.
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** Puts what would stand on paper into the page, as a browser does that is about to print. */
export async function beginPrinting(page: Page): Promise<void> {
  const begun = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    return page.locator("table:has(td[data-cell])").count();
  };
  // A page that isn't alive yet doesn't hear it.
  await expect.poll(begun, { timeout: 30_000 }).toBeGreaterThan(0);
}

export async function endPrinting(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.locator("table:has(td[data-cell])").first().waitFor({ state: "detached" });
}
