import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { axeViolations, browserForFile, goTo, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

async function openSearch(page: Page) {
  const input = page.getByRole("dialog").getByRole("combobox");
  // The key is heard once the page is alive.
  await expect
    .poll(async () => {
      if (!(await input.isVisible())) await page.keyboard.press("Control+k");
      return input.isVisible();
    })
    .toBe(true);
  return input;
}

test("from anywhere by Ctrl-K to a province by pinyin, letters, Chinese or division code, with the arrow keys and Enter", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces");
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  const input = await openSearch(page);
  expect(loaded.some((url) => url.includes("/_next/static/"))).toBe(true);
  for (const typed of ["浙江", "zhejiang", "ZJ", "330106"]) {
    await input.fill(typed);
    await page.getByRole("option", { name: "浙江省", exact: false }).waitFor();
  }
  await input.fill("shanxi");
  await page.getByRole("option", { name: "陕西省", exact: false }).waitFor();
  await expect
    .poll(() => page.getByRole("dialog").getByRole("option", { selected: true }).textContent())
    .toContain("山西省");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("option", { name: "陕西省", exact: false, selected: true }).waitFor();
  const active = await input.getAttribute("aria-activedescendant");
  await expect.poll(() => page.locator(`[id="${active}"]`).textContent()).toContain("陕西省");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/provinces/SN");
  await input.waitFor({ state: "hidden" });
  expect(troubles).toEqual([]);
});

test("requirements by title and key, changes by number and title, pages by name; nothing found is said", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "reviewer"), "/provinces");
  await page.getByRole("button", { name: "搜索", exact: true }).click();
  const input = page.getByRole("dialog").getByRole("combobox");
  await input.fill("门牌号");
  await page
    .getByRole("group", { name: "要求", exact: true })
    .getByRole("option", { name: "通信地址的门牌号", exact: false })
    .waitFor();
  await input.fill("house-number");
  await page.getByRole("option", { name: "通信地址的门牌号", exact: false }).waitFor();
  // Among the oldest, by its number and by words of its title.
  await input.fill("变更 1");
  await page
    .getByRole("group", { name: "变更", exact: true })
    .getByRole("option", { name: /^变更 1：/ })
    .waitFor();
  await input.fill("文件名署 已弃用");
  await page
    .getByRole("group", { name: "变更", exact: true })
    .getByRole("option", { name: /^变更 2：/ })
    .waitFor();
  await input.fill("审计");
  await page
    .getByRole("group", { name: "页面", exact: true })
    .getByRole("option", { name: "审计", exact: false })
    .waitFor();
  await input.fill("不存在的东西");
  await page.getByRole("status").filter({ hasText: "没有找到" }).waitFor();
  await page.keyboard.press("Escape");
  await input.waitFor({ state: "hidden" });
  await expect.poll(() => page.locator(":focus").textContent()).toContain("搜索");
});

test("strangers find no page that they may not see", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await goTo(page, "/provinces");
  const input = await openSearch(page);
  await input.fill("Audit");
  await page.getByRole("status").filter({ hasText: "Nothing found" }).waitFor();
  await input.fill("Provinces");
  await page
    .getByRole("group", { name: "Pages", exact: true })
    .getByRole("option", { name: "Provinces", exact: false })
    .waitFor();
});

test.each(looks.wide)(
  "the search in %s, %s, at %i px: no axe violation, nothing sticks out",
  async (language, colourScheme, width) => {
    const { page } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await goTo(page, "/provinces");
    const input = await openSearch(page);
    expect(await axeViolations(page)).toEqual([]);
    await input.fill("zhejiang");
    await page.getByRole("dialog").getByRole("option").first().waitFor();
    await expectCalm(page);
  },
);
