import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;
let editor: Account;
let viewer: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  editor = accountOf(product, "editor");
  viewer = accountOf(product, "viewer");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("first sign-in: a wrong password keeps the email, the right one leads back to the page, and out again", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await page.getByRole("link", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "登录", exact: true }).waitFor();
  await page.locator('input[name="email"]').fill(editor.email);
  await page.locator('input[name="password"]').fill("not the password");
  await page.locator("form").getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "邮箱或密码不正确" }).waitFor();
  await expect.poll(() => page.locator('input[name="email"]').inputValue()).toBe(editor.email);

  await page.locator('input[name="password"]').fill(editor.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL("**/provinces/ZJ");
  await page.getByRole("button", { name: "编辑员", exact: false }).click();
  await page.getByRole("menuitem", { name: "退出登录", exact: true }).click();
  await page.getByRole("link", { name: "登录", exact: true }).waitFor();
});

test("the account page changes the password and signs out everywhere, and leads strangers to sign in", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await goTo(page, "/account");
  await page.waitForURL("**/sign-in?to=%2Faccount");
  await signIn(page, viewer, "/account");
  await page.getByRole("heading", { level: 1, name: "My account", exact: true }).waitFor();
  const elsewhere = await visit(browser, product.adminUrl);
  await signIn(elsewhere.page, viewer, "/account");

  await page.locator('input[name="currentPassword"]').fill(viewer.password);
  await page.locator('input[name="newPassword"]').fill("short");
  await page.getByRole("button", { name: "Change password", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "at least 12 characters" }).waitFor();
  await page.locator('input[name="newPassword"]').fill("a much longer one");
  await page.getByRole("button", { name: "Change password", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "The password is changed" }).waitFor();
  await elsewhere.page.reload();
  await alive(elsewhere.page);
  await elsewhere.page.waitForURL("**/sign-in?to=%2Faccount");

  await page.getByRole("button", { name: "Sign out everywhere", exact: true }).click();
  await page.waitForURL("**/sign-in");
  await signIn(page, { ...viewer, password: "a much longer one" }, "/account");
  await page.getByText(`${viewer.email}), role: Viewer`).waitFor();
});

test("where one is signed in is shown on the account page, and one place is signed out from there", async () => {
  const elsewhere = await visit(browser, product.adminUrl);
  await signIn(elsewhere.page, editor, "/account");
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, editor, "/account");
  const sessions = page.getByRole("listitem").filter({ hasText: "Chrome" });
  await sessions.nth(1).waitFor();
  await expect.poll(() => sessions.count()).toBe(2);
  await expect.poll(() => sessions.filter({ hasText: "本设备" }).getByRole("button").count()).toBe(0);
  await expectCalm(page);
  await page.getByRole("button", { name: "退出该设备", exact: true }).click();
  await page.waitForFunction(() => document.activeElement?.textContent === "已登录的设备");
  await expect.poll(() => sessions.count()).toBe(1);
  expect(troubles).toEqual([]);
  await elsewhere.page.reload();
  await elsewhere.page.waitForURL("**/sign-in?to=%2Faccount");
});

test.each(looks.narrow)(
  "sign-in in %s, %s, at %i px has no axe violation and nothing sticks out",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await goTo(page, "/sign-in");
    await page.locator('input[name="password"]').waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
  },
);
