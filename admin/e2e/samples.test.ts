import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
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

test("the library shows every sample's outcome, and is narrowed by name, province and outcome", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/samples");
  await page.waitForURL("**/sign-in?to=%2Fsamples");
  await signIn(page, accountOf(product, "viewer"), "/samples");
  await page.getByText("所有样例的结果都与预期相同。").waitFor();
  const rows = page.getByRole("rowheader");
  const all = await rows.count();
  expect(all).toBeGreaterThanOrEqual(60);
  await page.getByLabel("省份", { exact: true }).selectOption("ZJ");
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.getByLabel("现行规则的结果").selectOption("FAILS");
  await page.getByText("浙江：不通过").first().waitFor();
  await page.getByLabel("按名称搜索").fill("没有这样的样例");
  await page.getByText("没有符合条件的样例").waitFor();
  expect(await page.getByRole("link", { name: "新增样例" }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("an administrator copies a sample, is told what is wrong with it, keeps it through a reload, edits, archives", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("link", { name: "复制为新样例" }).click();
  await page.getByLabel("中文名称").fill("复制的样例");
  const filing = page.getByLabel("备案信息（JSON）");
  const begun = await filing.inputValue();
  await filing.fill("{");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("不是有效的 JSON").waitFor();
  await filing.fill(begun.replace(/"type": "[A-Z_]+"/, '"type": "NO_SUCH_TYPE"'));
  await page.getByRole("button", { name: "保存" }).click();
  await expect.poll(() => filing.getAttribute("aria-invalid")).toBe("true");
  await page.reload();
  await alive(page);
  await page.getByText("已恢复您上次未保存的内容。").waitFor();
  expect(await page.getByLabel("中文名称").inputValue()).toBe("复制的样例");
  await filing.fill(begun);
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("英文名称").first().waitFor();
  await page.getByLabel("英文名称").fill("A copied sample");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { level: 1, name: "复制的样例" }).waitFor();

  await page.getByRole("link", { name: "编辑样例" }).click();
  await page.getByLabel("中文名称").fill("改名的样例");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { level: 1, name: "改名的样例" }).waitFor();
  await page.getByRole("button", { name: "归档" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "归档此样例" }).click();
  await page.getByText("此样例已归档").waitFor();
  await goTo(page, "/samples");
  await page.getByLabel("按名称搜索").fill("改名的样例");
  await page.getByText("没有符合条件的样例").waitFor();
});

test("what two people write at once isn't lost: the second sees the first's and decides", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples");
  await page.getByRole("rowheader").getByRole("link").nth(1).click();
  await page.getByRole("link", { name: "编辑样例" }).click();
  await page.getByLabel("中文名称").fill("甲改的名");
  const other = await page.context().newPage();
  await goTo(other, page.url());
  await other.getByLabel("中文名称").fill("乙改的名");
  await other.getByRole("button", { name: "保存" }).click();
  await other.getByRole("heading", { level: 1, name: "乙改的名" }).waitFor();
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("link", { name: "查看最新内容（新标签页）" }).waitFor();
  expect(await page.getByLabel("中文名称").inputValue()).toBe("甲改的名");
  await page.getByRole("button", { name: "仍用我的内容保存" }).click();
  await page.getByRole("heading", { level: 1, name: "甲改的名" }).waitFor();
});

test.each(looks.wide)("samples in %s, %s, at %i px are calm", async (language, colourScheme, width) => {
  const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
  await signIn(page, accountOf(product, "administrator"), "/samples");
  await expectCalm(page);
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.waitForURL("**/samples/*");
  await page.getByRole("rowheader").first().waitFor();
  await expectCalm(page, "one sample");
  await goTo(page, "/samples/new");
  await expectCalm(page);
  expect(troubles).toEqual([]);
});
