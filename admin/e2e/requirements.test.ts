import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn } from "./accounts.ts";
import { alive, axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { ask, withoutDrafts } from "./drafts.ts";
import { type Product, startProduct } from "./harness.ts";

let product: Product;
let browser: Browser;
let editor: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  editor = accountOf(product, "editor");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("from the catalogue by search to a requirement, its groups and a province's rule", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/requirements");
  await page.getByText(/^共 \d+ 项要求$/).waitFor();
  await expect
    .poll(async () => {
      await page.getByRole("searchbox", { name: "查找要求", exact: true }).fill("主体负责人 法定代表人");
      return page.getByRole("rowheader").count();
    })
    .toBeLessThan(20);
  await page.getByRole("link", { name: "主体负责人与法定代表人", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "主体负责人与法定代表人", exact: true }).waitFor();
  await page.getByRole("region", { name: "规定相同的省份", exact: true }).getByText("22 省").waitFor();
  await expect.poll(() => page.locator("#ZJ").textContent()).toContain("须为法定代表人");
  await expect.poll(() => page.locator("[data-edit]").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("one value is set for 12 provinces at once, is kept until it is in the draft, and shown in each", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, editor);
  await withoutDrafts(page);
  await goTo(page, "/requirements/website-manager-companies");
  const twelve = ["北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽"];
  for (const name of twelve) await page.getByRole("checkbox", { name: `选择${name}`, exact: true }).check();
  await page.getByRole("button", { name: "统一设置 12 省", exact: true }).click();
  const panel = page.getByRole("region", { name: "为选中的省份统一设置", exact: true });
  await panel.getByLabel(/^规定（/).fill("3");
  expect(await axeViolations(page)).toEqual([]);
  await page.reload();
  await alive(page);
  await expect.poll(() => panel.getByLabel(/^规定（/).inputValue()).toBe("3");
  await panel.getByRole("button", { name: "写入草稿（12 省）", exact: true }).click();
  await page.locator('[role="status"][data-saving="SAVED"]').filter({ hasText: "已保存" }).waitFor();
  await page.getByRole("region", { name: "我的草稿", exact: true }).getByText("12 项修改").waitFor();
  await expect.poll(() => page.locator("[data-drafted]").count()).toBe(12);
  expect(await axeViolations(page)).toEqual([]);
  const { changes } = await ask<{ changes: { edges: { node: { title: string; edits: { after: unknown }[] } }[] } }>(
    page,
    "{ changes(status: [DRAFT], mine: true) { edges { node { title edits { after { value { ... on IntegerValue { integer } } } } } } } }",
  );
  const [draft] = changes.edges.map(({ node }) => node);
  expect(draft?.edits).toEqual(twelve.map(() => ({ after: { value: { integer: 3 } } })));
});

test("a province's rule is copied from another", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, editor);
  await withoutDrafts(page);
  await goTo(page, "/requirements/principal-legal-representative");
  const row = page.locator("#ZJ");
  await row.getByRole("button", { name: /^编辑/ }).click();
  await row.getByLabel("照抄其他省").selectOption({ label: "北京" });
  await row.getByText("已填入北京的规定").waitFor();
  await row.locator("ins").filter({ hasText: "可以不是法定代表人" }).waitFor();
  await page.locator('[role="status"][data-saving="SAVED"]').filter({ hasText: "已保存" }).waitFor();
});

test.each(looks.wide)(
  "every page is accessible and calm in %s, %s, %i px wide",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    for (const path of ["/requirements", "/requirements/house-number", "/requirements/no-such-thing"]) {
      await goTo(page, path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectCalm(page);
    }
    // The browser itself reports the requirement that there isn't.
    expect(troubles.filter((trouble) => !/404/.test(trouble))).toEqual([]);
  },
);
