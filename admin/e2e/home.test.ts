import { addDays, beijingDateOf } from "@beian/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, type Role, signIn } from "./accounts.ts";
import { goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";
import { type PersonApi, personApi } from "./person-api.ts";

const requirement = "organisation-minimum-age";
const nextMonth = addDays(beijingDateOf(new Date()), 30);

let product: Product;
let browser: Browser;
let accounts: Readonly<Record<Role, Account>>;
let editor: PersonApi;
let reviewer: PersonApi;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  accounts = {
    viewer: accountOf(product, "viewer"),
    editor: accountOf(product, "editor"),
    reviewer: accountOf(product, "reviewer"),
    administrator: accountOf(product, "administrator"),
  };
  editor = await personApi(product, accounts.editor);
  reviewer = await personApi(product, accounts.reviewer);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("what is published shows on an open front page by itself, on its map too, and again after the API was gone", async () => {
  const { page } = await visit(browser, product.adminUrl);
  const listening = page.waitForResponse((response) => response.url().includes("/graphql?query="));
  await goTo(page, "/");
  await listening;
  const own = await ownRules(page, "SH");
  await publish("上海实时更新", [
    { province: "SH", requirement, value: 31 },
    { province: "SH", requirement: "individual-minimum-age", value: 31 },
    { province: "SH", requirement: "provider-review-days", value: 3 },
  ]);
  await page
    .getByRole("region", { name: "最近发布", exact: true })
    .getByRole("link", { name: "上海实时更新", exact: false })
    .waitFor();
  const { provinceRules } = await ownRulesByApi("SH");
  expect(provinceRules).toBeGreaterThan(own);
  await expect.poll(() => ownRules(page, "SH")).toBe(provinceRules);

  await product.api().stop();
  await product.restartApi();
  await publish("上海再次更新", [{ province: "SH", requirement, value: 32 }]);
  await page.getByRole("link", { name: "上海再次更新", exact: false }).waitFor();
});

test("each finds what waits for them: drafts, rejected ones, reviews and publications, and what lies ahead", async () => {
  const set = (value: number, province = "TJ") => [{ province, requirement, value }] as const;
  await editor.draft({ title: "天津草稿", set: set(21) });
  const rejected = await editor.take("submitChange", await editor.draft({ title: "天津退回", set: set(22) }));
  await reviewer.take("reviewChange", { ...rejected, verdict: "REJECTED" });
  await editor.take("submitChange", await editor.draft({ title: "天津待审", set: set(23) }));
  await approved("天津待发", set(24));
  const ahead = await approved("河北下月", set(25, "HE"));
  await reviewer.take("publishChange", { ...ahead, effectiveFrom: nextMonth });

  const waitingOf = async (role: Role) => {
    const { page, context } = await visit(browser, product.adminUrl);
    await signIn(page, accounts[role], "/");
    const waiting = page.getByRole("region", { name: "等您处理", exact: true });
    await waiting.waitFor();
    const groups = await waiting.getByRole("heading", { level: 3 }).allTextContents();
    const titles = (await waiting.getByRole("rowheader").allTextContents()).map((text) => text.slice(0, 4));
    const scheduled = await page
      .getByRole("region", { name: "即将生效", exact: true })
      .getByRole("rowheader")
      .allTextContents();
    expect(scheduled.some((text) => text.includes("河北下月"))).toBe(true);
    await context.close();
    return { groups, titles };
  };
  expect(await waitingOf("viewer")).toEqual({ groups: [], titles: [] });
  const byEditor = await waitingOf("editor");
  expect(byEditor.groups).toEqual(["退回给您修改（1）", "您的草稿（1）", "您提交的，等他人处理（2）"]);
  expect(byEditor.titles).toEqual(["天津退回", "天津草稿", "天津待发", "天津待审"]);
  const byReviewer = await waitingOf("reviewer");
  expect(byReviewer.groups).toEqual(["待您审核（1）", "待您发布（1）"]);
  expect(byReviewer.titles).toEqual(["天津待审", "天津待发"]);
});

test("a stranger is led from the map to a province", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await goTo(page, "/");
  await page.getByRole("heading", { level: 1, name: "Home", exact: true }).waitFor();
  await page.getByRole("heading", { level: 2, name: "Where to begin", exact: true }).waitFor();
  await page
    .getByRole("list", { name: "Own rules by province", exact: true })
    .getByRole("link", { name: /Zhejiang/ })
    .click();
  await page.getByRole("heading", { level: 1, name: "Zhejiang Province", exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test.each(looks.wide)("in %s, %s, at %i px it has no axe violation and nothing sticks out", async (...how) => {
  const [language, colourScheme, width] = how;
  for (const role of [null, "editor"] as const) {
    const { page, troubles, context } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    if (role) await signIn(page, accounts[role], "/");
    else await goTo(page, "/");
    await page.getByRole("rowheader").first().waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
    await context.close();
  }
});

type Edits = readonly { readonly province: string; readonly requirement: string; readonly value: unknown }[];

async function approved(title: string, set: Edits) {
  const submitted = await editor.take("submitChange", await editor.draft({ title, set }));
  return reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
}

async function publish(title: string, set: Edits) {
  return reviewer.take("publishChange", await approved(title, set));
}

/** How many rules of its own the map says that a province has. */
async function ownRules(page: Page, code: string): Promise<number> {
  return Number(await page.locator(`[data-code="${code}"] > span`).nth(1).textContent());
}

async function ownRulesByApi(code: string): Promise<{ provinceRules: number }> {
  const { province } = await reviewer.gql<{ province: { rules: readonly { origin: string }[] } }>(
    `{ province(code: ${code}) { rules { origin } } }`,
  );
  return { provinceRules: province.rules.filter(({ origin }) => origin === "PROVINCE").length };
}
