import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn } from "./accounts.ts";
import { axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;
let reviewer: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  reviewer = accountOf(product, "reviewer");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("who did what is told in words, with what was refused marked, and turned page by page", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/sign-in");
  await page.locator('input[name="email"]').fill(reviewer.email);
  await page.locator('input[name="password"]').fill("not the password");
  await page.locator('input[name="password"]').press("Enter");
  await page.getByRole("alert").waitFor();
  await signIn(page, reviewer, "/audit");

  const rows = page.getByRole("row");
  await rows
    .filter({ hasText: "“审核员”登录" })
    .filter({ hasText: "被拒" })
    .filter({ hasText: "密码不正确" })
    .waitFor();
  const created = rows.filter({ hasText: "为“编辑员”开通账号" });
  await expect.poll(() => created.textContent()).toMatch(/系统.*角色：编辑.*首次启动/);
  const texts = await rows.allTextContents();
  expect(texts.filter((text) => /change\.|person\.|sample\.|refused/.test(text))).toEqual([]);
  await page.getByText("npm run -s rules -- audit verify").waitFor();

  const sequence = async () => Number(await rows.nth(1).getByRole("cell").first().textContent());
  const newest = await sequence();
  await page.getByRole("link", { name: "下一页", exact: true }).click();
  await expect.poll(sequence).toBe(newest - 50);
  await page.getByRole("link", { name: "上一页", exact: true }).click();
  await expect.poll(sequence).toBe(newest);
  expect(troubles.filter((trouble) => !trouble.includes("401"))).toEqual([]);
});

test("it is narrowed to a change and to a person, in the address, and says when there is nothing", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await signIn(page, reviewer, "/audit");
  const rows = page.getByRole("row").filter({ has: page.getByRole("cell") });
  // By role, since a part of the page may stand there twice for a while, once hidden.
  await page.getByRole("textbox", { name: "Change number", exact: true }).fill("7");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.waitForURL(/[?&]change=7/);
  await expect.poll(() => rows.count()).toBe(1);
  await expect.poll(() => rows.textContent()).toContain("Published change 7");

  await page.getByRole("combobox", { name: "Done by", exact: true }).selectOption("审核员");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByText("There are no such events.").waitFor();
  await page.getByRole("link", { name: "Clear the filter", exact: true }).click();
  await page.waitForURL(/\/audit$/);
  await page.getByRole("combobox", { name: "Done by", exact: true }).selectOption("审核员");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.waitForURL(/[?&]person=[^&]/);
  await page.getByText("审核员 signed in").first().waitFor();
  await goTo(page, "/audit?change=seven");
  await page.getByText("must be a number").waitFor();
  await expect.poll(() => rows.count()).toBe(0);
});

test("viewers and editors may not see it, and strangers sign in first", async () => {
  for (const role of ["viewer", "editor"] as const) {
    const { page } = await visit(browser, product.adminUrl);
    await signIn(page, accountOf(product, role), "/audit");
    await page.getByRole("heading", { level: 1, name: "您没有查看此页的权限", exact: true }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  }
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/audit?change=7");
  await page.waitForURL("**/sign-in?to=%2Faudit%3Fchange%3D7");
});

test.each(looks.wide)(
  "the audit in %s, %s, at %i px: no axe violation, nothing sticks out",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await signIn(page, reviewer, "/audit");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
  },
);
