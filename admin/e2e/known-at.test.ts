import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goTo, openBrowser, visit } from "./browser.ts";
import { type SharedProduct, sharedProduct } from "./harness.ts";

let product: SharedProduct;
let browser: Browser;

beforeAll(async () => {
  product = sharedProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test("rules are shown as they were known at an instant, which stands in the address", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await page.locator("#principal-legal-representative").waitFor();
  const field = page.getByLabel("截至何时所知");
  await field.fill("2020-05-01T08:30");
  await field.press("Enter");
  await page.waitForURL("**/provinces/ZJ?knownAt=2020-05-01T08%3A30%3A00%2B08%3A00");
  await page.getByText("以下只计入").waitFor();
  expect(await page.locator('[data-origin="PROVINCE"]').count()).toBe(0);
  await page.getByRole("button", { name: "以现在所知" }).click();
  await page.waitForURL("**/provinces/ZJ");
  await page.locator('[data-origin="PROVINCE"]').first().waitFor();
  await goTo(page, "/provinces/ZJ?knownAt=yesterday");
  await page.getByRole("alert").getByText("“yesterday”不是有效时刻").waitFor();
  expect(troubles).toEqual([]);
});
