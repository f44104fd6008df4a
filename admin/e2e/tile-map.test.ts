import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask } from "./ask.ts";
import { axeViolations, browserForFile, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { openComparison } from "./compare-page.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

const byValue = "/compare?show=map&map=principal-legal-representative";

interface Group {
  readonly content: { readonly summary: string } | null;
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
}

test("every province has one tile, in the category that the API gives it, told apart by its letter", async () => {
  const { requirement } = await ask<{ requirement: { groups: readonly Group[] } }>(
    product.apiUrl,
    `{ requirement(key: "principal-legal-representative") { groups { content { summary } provinces { code name } } } }`,
  );
  const { page, troubles } = await visit(browser, product.adminUrl);
  await openComparison(page, byValue);
  await expect.poll(() => page.locator("[data-code]").count()).toBe(31);
  const letters = new Set<string>();
  for (const { content, provinces } of requirement.groups) {
    const marks = await Promise.all(provinces.map(({ code }) => markOf(page, code)));
    expect(new Set(marks).size).toBe(1);
    letters.add(marks[0] ?? "");
    const legend = page.getByRole("list", { name: "图例", exact: true }).getByRole("listitem");
    await expect
      .poll(() => legend.filter({ hasText: content?.summary ?? "未记载" }).textContent())
      .toContain(`${provinces.length} 个`);
    const tile = page.locator(`[data-code="${provinces[0]?.code}"]`);
    await expect.poll(() => tile.textContent()).toContain(`${provinces[0]?.name}`);
    await expect.poll(() => tile.textContent()).toContain(content?.summary ?? "未记载");
  }
  expect(letters.size).toBe(requirement.groups.length);
  expect(troubles).toEqual([]);
});

test("by keyboard: one tab stop, arrow keys to every tile, Enter opens the rule, Escape leads back", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, byValue);
  await expect.poll(() => page.locator('[data-code][tabindex="0"]').count()).toBe(1);
  await page.locator('[data-code][tabindex="0"]').focus();
  await page.keyboard.press("Home");
  const way = new Set<string | null>();
  for (let step = 0; step < 31; step += 1) {
    way.add(await codeInFocus(page));
    await page.keyboard.press("ArrowRight");
  }
  expect(way.size).toBe(31);
  await expect.poll(() => codeInFocus(page)).toBe("HI");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => codeInFocus(page)).toBe("GD");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("广东：", { exact: false }).waitFor();
  await page.waitForURL("**&open=GD.principal-legal-representative");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => codeInFocus(page)).toBe("GD");
});

test("the same stands in a table", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, byValue);
  const said = await page.locator('[data-code="GS"] .spoken').textContent();
  await page.getByText("表格", { exact: true }).click();
  const table = page.getByRole("table", { name: "主体负责人与法定代表人", exact: false });
  await expect.poll(() => table.getByRole("row").count()).toBe(32);
  const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "甘肃", exact: false }) });
  const [category = ""] = said?.split("，") ?? [];
  expect(category).not.toBe("");
  await expect.poll(() => row.textContent()).toContain(category);
  expect(await axeViolations(page)).toEqual([]);
  await row.getByRole("button", { name: "甘肃", exact: false }).click();
  await page.getByRole("dialog").getByText("甘肃：", { exact: false }).waitFor();
});

test("the number of own rules is the API's, and a tile leads to its province", async () => {
  const { provinces } = await ask<{ provinces: { code: string; rules: { origin: string }[] }[] }>(
    product.apiUrl,
    "{ provinces { code rules { origin } } }",
  );
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare?show=map");
  for (const { code, rules } of provinces)
    expect([code, await markOf(page, code)]).toEqual([
      code,
      String(rules.filter(({ origin }) => origin === "PROVINCE").length),
    ]);
  await page.locator('[data-code="ZJ"]').click();
  await page.waitForURL("**/provinces/ZJ");
});

test.each(looks.narrow)(
  "the map is accessible and fits in %s, %s, %i px wide",
  async (language, colourScheme, width) => {
    const { page } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    for (const path of [byValue, "/compare?show=map"]) {
      await openComparison(page, path);
      await expectCalm(page);
      const boxes = await page
        .locator("[data-code]")
        .evaluateAll((tiles) => tiles.map((tile) => tile.scrollWidth - tile.clientWidth));
      expect(Math.max(...boxes)).toBe(0);
    }
  },
);

function markOf(page: Page, code: string): Promise<string | null> {
  return page.locator(`[data-code="${code}"] > span:nth-child(2)`).textContent();
}

function codeInFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("data-code") ?? null);
}
