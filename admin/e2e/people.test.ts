import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn, signInAnew } from "./accounts.ts";
import { alive, axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;
let administrator: Account;
let viewer: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  administrator = accountOf(product, "administrator");
  viewer = accountOf(product, "viewer");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

function rowOf(page: Page, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: false }) });
}

test("an administrator gives somebody an account, another role, a new password, shuts them out and lets them in", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, administrator, "/people");
  await page.getByRole("button", { name: "新增人员", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('input[name="name"]').fill("王小明");
  await dialog.locator('input[name="email"]').fill("xiaoming@example.com");
  await dialog.locator('select[name="role"]').selectOption("EDITOR");
  await dialog.locator('input[name="password"]').fill("short");
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "新增", exact: true }).click();
  // Refused at its field, and everything typed is still there.
  await dialog.getByText("密码长度应为 12 至 128 个字符").waitFor();
  await expect.poll(() => dialog.locator('input[name="password"]').getAttribute("aria-invalid")).toBe("true");
  await expect.poll(() => dialog.locator('input[name="name"]').inputValue()).toBe("王小明");
  await dialog.locator('input[name="password"]').fill("a long password");
  await dialog.getByRole("button", { name: "新增", exact: true }).click();
  await page.getByRole("status").getByText("已为 王小明 开通账号。").waitFor();
  const row = rowOf(page, "王小明");
  await expect.poll(() => row.textContent()).toContain("编辑");

  const newcomer = await visit(browser, product.adminUrl);
  await signInAnew(newcomer.page, { email: "xiaoming@example.com", password: "a long password" }, "/account");
  await newcomer.page.getByRole("heading", { level: 1, name: "我的账号", exact: true }).waitFor();

  await page.getByRole("button", { name: "调整角色：王小明", exact: true }).click();
  await dialog.locator('select[name="role"]').selectOption("REVIEWER");
  await dialog.getByRole("button", { name: "保存角色", exact: true }).click();
  await page.getByRole("status").getByText("已调整 王小明 的角色。").waitFor();
  await row.getByRole("cell", { name: "审核", exact: true }).waitFor();

  await page.getByRole("button", { name: "停用：王小明", exact: true }).click();
  await dialog.getByText("立即退出所有设备").waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "停用此人", exact: true }).click();
  await row.getByRole("cell", { name: "已停用", exact: true }).waitFor();
  await newcomer.page.reload();
  await alive(newcomer.page);
  await newcomer.page.waitForURL("**/sign-in?to=%2Faccount");

  await page.getByRole("button", { name: "启用：王小明", exact: true }).click();
  await dialog.getByRole("button", { name: "启用此人", exact: true }).click();
  await row.getByRole("cell", { name: "可用", exact: true }).waitFor();
  await page.getByRole("button", { name: "重置密码：王小明", exact: true }).click();
  await dialog.locator('input[name="password"]').fill("another long password");
  await dialog.getByRole("button", { name: "重置密码", exact: true }).click();
  await page.getByRole("status").getByText("已重置 王小明 的密码").waitFor();
  await signInAnew(newcomer.page, { email: "xiaoming@example.com", password: "another long password" }, "/account");
  expect(troubles).toEqual([]);
});

test("the last administrator can't be shut out or lose the role, and an email is given once", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await signIn(page, administrator, "/people");
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Role of 管理员", exact: true }).click();
  await dialog.locator('select[name="role"]').selectOption("VIEWER");
  await dialog.getByRole("button", { name: "Save role", exact: true }).click();
  await dialog.getByText("the last enabled administrator").waitFor();
  await expect.poll(() => dialog.locator('select[name="role"]').getAttribute("aria-invalid")).toBe("true");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Disable 管理员", exact: true }).click();
  await dialog.getByRole("button", { name: "Disable them", exact: true }).click();
  await dialog.getByRole("alert").getByText("the last enabled administrator").waitFor();
  await dialog.getByRole("button", { name: "Cancel", exact: true }).last().click();
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Add a person", exact: true }).click();
  await dialog.locator('input[name="name"]').fill("Somebody");
  await dialog.locator('input[name="email"]').fill(viewer.email);
  await dialog.locator('input[name="password"]').fill("a long password");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByText("has an account already").waitFor();
  await expect.poll(() => dialog.locator('input[name="email"]').getAttribute("aria-invalid")).toBe("true");
});

test("a session that ends in between is taken up again where one was, and the act is done", async () => {
  const { page, context } = await visit(browser, product.adminUrl);
  await signIn(page, administrator, "/people");
  await page.getByRole("button", { name: "新增人员", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "新增人员", exact: true });
  await dialog.locator('input[name="name"]').fill("李四");
  await dialog.locator('input[name="email"]').fill("lisi@example.com");
  await dialog.locator('input[name="password"]').fill("a long password");
  await context.clearCookies();
  await dialog.getByRole("button", { name: "新增", exact: true }).click();
  const again = page.getByRole("dialog", { name: "请重新登录", exact: true });
  await again.locator('input[name="password"]').fill(administrator.password);
  await again.locator('input[name="password"]').press("Enter");
  await page.getByRole("status").getByText("已为 李四 开通账号。").waitFor();
});

test("every role sees who there is, without emails and without a way to change anything; strangers sign in first", async () => {
  for (const role of ["viewer", "editor", "reviewer"] as const) {
    const { page } = await visit(browser, product.adminUrl);
    await signIn(page, accountOf(product, role), "/people");
    await rowOf(page, "管理员").waitFor();
    await expect.poll(() => page.getByRole("columnheader").allTextContents()).toEqual(["姓名", "角色", "状态"]);
    await expect.poll(() => page.getByRole("button", { name: /停用|新增/ }).count()).toBe(0);
    await page.getByRole("button", { name: "管理", exact: true }).click();
    const links = page
      .getByRole("navigation", { name: "主导航", exact: true })
      .getByRole("link", { name: "审计", exact: true });
    await expect.poll(() => links.count()).toBe(role === "reviewer" ? 1 : 0);
  }
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/people");
  await page.waitForURL("**/sign-in?to=%2Fpeople");
});

test.each(looks.wide)(
  "people in %s, %s, at %i px: no axe violation, nothing sticks out",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await signIn(page, administrator, "/people");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
  },
);

test("the pages behind 'manage' open and close by keyboard, and stand in the narrow window's navigation", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, administrator, "/people");
  const button = page.getByRole("button", { name: "管理", exact: true });
  const link = page
    .getByRole("navigation", { name: "主导航", exact: true })
    .getByRole("link", { name: "审计", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await link.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await link.click();
  await page.getByRole("heading", { level: 1, name: "审计", exact: true }).waitFor();
  await link.waitFor({ state: "hidden" });

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "打开导航", exact: true }).click();
  await link.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page
    .getByRole("navigation", { name: "主导航", exact: true })
    .getByRole("link", { name: "人员", exact: true })
    .click();
  await page.getByRole("heading", { level: 1, name: "人员", exact: true }).waitFor();
});
