import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Account, accountOf, signInAnew } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;
let editor: Account;
let viewer: Account;

/** A visitor whose browser runs no program of the page, with all addresses that it asks for. */
async function withoutProgram() {
  const context = await browser.newContext({
    baseURL: product.adminUrl,
    locale: "zh-CN",
    javaScriptEnabled: false,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  return { page, requested };
}

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

test("without its program a form with a password works all the same, and nothing typed gets into an address", async () => {
  const { page, requested } = await withoutProgram();
  await page.goto("/provinces/ZJ");
  await page.goto("/sign-in?to=/provinces/ZJ%3FasOf=2026-01-01");
  await page.locator('input[name="email"]').fill(editor.email);
  await page.locator('input[name="password"]').fill("not the password");
  await page.locator('input[name="password"]').press("Enter");
  await page.getByRole("alert").filter({ hasText: "邮箱或密码不正确" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await expect.poll(() => page.locator('input[name="email"]').inputValue()).toBe(editor.email);
  await expect.poll(() => page.locator('input[name="password"]').inputValue()).toBe("");
  await page.locator('input[name="password"]').fill(editor.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL("**/provinces/ZJ?asOf=2026-01-01");
  await page.getByRole("link", { name: "编辑员", exact: true }).click();
  await page.waitForURL("**/account");
  await page.locator('input[name="currentPassword"]').fill(editor.password);
  await page.locator('input[name="newPassword"]').fill("short");
  await page.locator('input[name="newPassword"]').press("Enter");
  await page.getByRole("alert").filter({ hasText: "密码至少 12 个字符" }).waitFor();
  const password = "a password without a program";
  await page.locator('input[name="currentPassword"]').fill(editor.password);
  await page.locator('input[name="newPassword"]').fill(password);
  await page.locator('input[name="newPassword"]').press("Enter");
  await page.getByRole("status").filter({ hasText: "密码已修改" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");
  for (const secret of ["not the password", "short", editor.password, password])
    for (const address of requested) expect(decodeURIComponent(address.replaceAll("+", " "))).not.toContain(secret);
  editor = { ...editor, password };
});

test("Enter before the program has come signs in, and a page of another site signs nobody in", async () => {
  const { page, context } = await visit(browser, product.adminUrl);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const held = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held.promise;
    await route.continue().catch(() => undefined);
  });
  await page.goto("/sign-in?to=/changes", { waitUntil: "commit" });
  await page.locator('input[name="email"]').fill(editor.email);
  await page.locator('input[name="password"]').fill(editor.password);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL("**/changes", { waitUntil: "commit" });
  held.resolve();
  expect(addresses.filter((address) => address.includes("password="))).toEqual([]);
  expect((await context.cookies()).some(({ name }) => name === "beian.session_token")).toBe(true);

  const form = new URLSearchParams({ ...editor, to: "/" });
  const foreign = [
    ["origin", "https://evil.example"],
    ["origin", "null"],
    ["sec-fetch-site", "cross-site"],
  ] as const;
  for (const [name, value] of foreign) {
    const answer = await fetch(`${product.adminUrl}/session/sign-in`, {
      method: "POST",
      body: form,
      headers: { [name]: value },
      redirect: "manual",
    });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
  }
});

const elsewhere = [
  "/.//evil.example/x",
  "/\\evil.example/x",
  "/%2e//evil.example/x",
  "/.\t//evil.example/x",
  "//evil.example/x",
  "https://evil.example/x",
  "/a/..//evil.example/x",
];
const signInFor = (to: string) => `/sign-in?to=${encodeURIComponent(to)}`;

test.each(elsewhere)("whoever signs in for %j stays on the site, by the form and by its program", async (to) => {
  const origin = new URL(product.adminUrl).origin;
  const [posted, filled] = [await withoutProgram(), await visit(browser, product.adminUrl)];
  for (const { page } of [posted, filled]) {
    const hosts = hostsOf(page);
    await (page === filled.page ? goTo(page, signInFor(to)) : page.goto(signInFor(to)));
    await page.locator('input[name="email"]').fill(editor.email);
    await page.locator('input[name="password"]').fill(editor.password);
    await page.locator('input[name="password"]').press("Enter");
    await page.getByRole(page === filled.page ? "button" : "link", { name: "编辑员", exact: true }).waitFor();
    expect([...hosts]).toEqual([origin]);
    expect(new URL(page.url()).origin).toBe(origin);
  }
});

test("whoever is signed in already stays on the site too, whatever the address asks for", async () => {
  const origin = new URL(product.adminUrl).origin;
  const { page } = await visit(browser, product.adminUrl);
  await signInAnew(page, editor);
  const hosts = hostsOf(page);
  for (const to of elsewhere) {
    await page.goto(signInFor(to));
    await page.getByRole("button", { name: "编辑员", exact: true }).waitFor();
    expect([to, new URL(page.url()).origin]).toEqual([to, origin]);
  }
  expect([...hosts]).toEqual([origin]);
});

/** Where from now on anything is asked for. */
function hostsOf(page: Page): ReadonlySet<string> {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  return hosts;
}

test("the account page changes the password and signs out everywhere, and leads strangers to sign in", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await goTo(page, "/account");
  await page.waitForURL("**/sign-in?to=%2Faccount");
  await signInAnew(page, viewer, "/account");
  await page.getByRole("heading", { level: 1, name: "My account", exact: true }).waitFor();
  const elsewhere = await visit(browser, product.adminUrl);
  await signInAnew(elsewhere.page, viewer, "/account");

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
  await signInAnew(page, { ...viewer, password: "a much longer one" }, "/account");
  await page.getByText(`${viewer.email}), role: Viewer`).waitFor();
});

test("where one is signed in is shown on the account page, and one place is signed out from there", async () => {
  // Signed in nowhere else by another test.
  const reviewer = accountOf(product, "reviewer");
  const elsewhere = await visit(browser, product.adminUrl);
  await signInAnew(elsewhere.page, reviewer, "/account");
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signInAnew(page, reviewer, "/account");
  const sessions = page.getByRole("listitem").filter({ hasText: "Chrome" });
  await sessions.nth(1).waitFor();
  await expect.poll(() => sessions.count()).toBe(2);
  await expect.poll(() => sessions.filter({ hasText: "本设备" }).getByRole("button").count()).toBe(0);
  await expectCalm(page);
  await sessions.getByRole("button", { name: "退出该设备", exact: true }).click();
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
