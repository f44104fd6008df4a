import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { accountOf, signInAnew } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct(inject("newDatabases").first);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("whoever signs in with a first password chooses their own, and comes to the page they wanted", async () => {
  const administrator = accountOf(product, "administrator");
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/people");
  await page.waitForURL("**/sign-in?to=%2Fpeople");
  await page.locator('input[name="email"]').fill(administrator.email);
  await page.locator('input[name="password"]').fill(administrator.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.getByRole("heading", { level: 1, name: "请设置您自己的密码", exact: true }).waitFor();
  await alive(page);
  await expectCalm(page);
  await expect.poll(() => page.getByRole("table").count()).toBe(0);
  // Another page leads to the same.
  await goTo(page, "/provinces/ZJ");
  await page.getByRole("heading", { level: 1, name: "请设置您自己的密码", exact: true }).waitFor();
  await goTo(page, "/people");
  // The browser notes styles of the page that isn't shown yet.
  expect(troubles.filter((each) => !/\.css was preloaded using link preload but not used/.test(each))).toEqual([]);

  await page.locator('input[name="currentPassword"]').fill(administrator.password);
  await page.locator('input[name="newPassword"]').fill(administrator.password);
  await page.getByRole("button", { name: "修改密码", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "新密码不能与当前密码相同" }).waitFor();
  await page.locator('input[name="newPassword"]').fill("a password of my own");
  await page.getByRole("button", { name: "修改密码", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "人员", exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/people");
  await page.getByRole("button", { name: "新增人员", exact: true }).waitFor();
  await signInAnew(page, { ...administrator, password: "a password of my own" }, "/people");
});

test("without its program the page changes a first password too, and people are added and given new passwords", async () => {
  const { adminUrl } = product;
  const reviewer = accountOf(product, "reviewer");
  const open = async () => {
    const context = await browser.newContext({ baseURL: adminUrl, locale: "zh-CN", javaScriptEnabled: false });
    return context.newPage();
  };
  const page = await open();
  await page.goto("/sign-in?to=/audit");
  await page.locator('input[name="email"]').fill(reviewer.email);
  await page.locator('input[name="password"]').fill(reviewer.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.getByRole("heading", { level: 1, name: "请设置您自己的密码", exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/audit");
  await page.locator('input[name="currentPassword"]').fill("not the password");
  await page.locator('input[name="newPassword"]').fill("a password of my own");
  await page.locator('input[name="newPassword"]').press("Enter");
  await page.getByRole("alert").filter({ hasText: "当前密码不正确" }).waitFor();
  await page.locator('input[name="currentPassword"]').fill(reviewer.password);
  await page.locator('input[name="newPassword"]').fill("a password of my own");
  await page.locator('input[name="newPassword"]').press("Enter");
  // What comes later on that page stays out of sight without a program; it is that page, and no longer this one.
  await page.getByRole("heading", { level: 1, name: "请设置您自己的密码", exact: true }).waitFor({ state: "detached" });
  expect(new URL(page.url()).pathname).toBe("/audit");
  await page.context().close();

  const people = await open();
  await people.goto("/sign-in?to=/people");
  await people.locator('input[name="email"]').fill("administrator@beian.local");
  await people.locator('input[name="password"]').fill("a password of my own");
  await people.locator('input[name="password"]').press("Enter");
  await people.getByRole("button", { name: "新增人员", exact: true }).click();
  await people.waitForURL("**/people/new?");
  await people.locator('input[name="name"]').fill("王小明");
  await people.locator('input[name="email"]').fill("xiaoming@example.com");
  await people.locator('select[name="role"]').selectOption("EDITOR");
  await people.locator('input[name="password"]').fill("short");
  await people.locator('input[name="password"]').press("Enter");
  await people.getByText("密码长度应为 12 至 128 个字符").waitFor();
  await expect.poll(() => people.locator('input[name="name"]').inputValue()).toBe("王小明");
  await expect.poll(() => people.locator('select[name="role"]').inputValue()).toBe("EDITOR");
  await expect.poll(() => people.locator('input[name="password"]').inputValue()).toBe("");
  await people.locator('input[name="password"]').fill("a long password");
  await people.locator('input[name="password"]').press("Enter");
  await people.getByRole("status").getByText("已为 王小明 开通账号。").waitFor();
  await people.getByRole("button", { name: "重置密码：王小明", exact: true }).click();
  await people.locator('input[name="password"]').fill("another long password");
  await people.locator('input[name="password"]').press("Enter");
  await people.getByRole("status").getByText("已重置 王小明 的密码").waitFor();
  expect(new URL(people.url()).search).toBe("");
  await people.context().close();
});
