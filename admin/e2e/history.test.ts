import { addDays, beijingDateOf } from "@beian/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";
import { type ChangeAt, personApi } from "./person-api.ts";

const requirement = "organisation-minimum-age";
const today = beijingDateOf(new Date());
const nextMonth = addDays(today, 30);
const lastYear = addDays(today, -365);

let product: Product;
let browser: Browser;
/** In the order of their publication: today's, next month's, and a correction of last year. */
let published: readonly ChangeAt[];

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  const editor = await personApi(product, accountOf(product, "editor"));
  const reviewer = await personApi(product, accountOf(product, "reviewer"));
  const publish = async (title: string, value: number, effectiveFrom: string) => {
    const draft = await editor.draft({ title, effectiveFrom, set: [{ province: "ZJ", requirement, value }] });
    const submitted = await editor.take("submitChange", draft);
    const approved = await reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
    return reviewer.take("publishChange", approved);
  };
  published = [
    await publish("浙江改为 21 岁", 21, today),
    await publish("浙江下月改为 22 岁", 22, nextMonth),
    await publish("更正浙江去年的年龄", 20, lastYear),
  ];
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const path = `/provinces/ZJ/history?requirement=${requirement}`;

test("a province's history stands by recorded time or by effective date, corrections marked", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await page.getByRole("link", { name: "查看历史", exact: true }).click();
  await page.waitForURL("**/provinces/ZJ/history");
  await page.getByLabel("要求", { exact: true }).selectOption(requirement);
  await page.getByRole("button", { name: "筛选", exact: true }).click();
  await page.waitForURL(`**${path}`);
  await entriesAre(page, ["更正浙江去年的年龄", "浙江下月改为 22 岁", "浙江改为 21 岁"]);
  const correction = page.getByRole("listitem").filter({ hasText: "更正浙江去年的年龄" });
  await correction.getByText("更正", { exact: true }).waitFor();
  await expect.poll(() => page.getByText("更正", { exact: true }).count()).toBe(1);

  await page.getByRole("link", { name: "按生效日期", exact: true }).click();
  await page.waitForURL("**order=effective*");
  await entriesAre(page, ["浙江下月改为 22 岁", "浙江改为 21 岁", "更正浙江去年的年龄"]);
  await page.reload();
  await alive(page);
  await entriesAre(page, ["浙江下月改为 22 岁", "浙江改为 21 岁", "更正浙江去年的年龄"]);
  expect(troubles).toEqual([]);
});

test("any two moments are compared in words, on both axes of time, and the address holds them", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, path);
  await page
    .getByRole("group", { name: "起点", exact: true })
    .getByLabel(/规则日期/)
    .fill(today);
  await page
    .getByRole("group", { name: "终点", exact: true })
    .getByLabel(/规则日期/)
    .fill(nextMonth);
  await page.getByRole("button", { name: "对比", exact: true }).click();
  const difference = page.getByRole("region", { name: "两个时点的差异", exact: true });
  await difference.getByText("须满 21 周岁").waitFor();
  await difference.getByText("须满 22 周岁").waitFor();
  await page.reload();
  await alive(page);
  await difference.getByText("1 处差异").waitFor();

  // What was known before the correction, of the same day.
  await page
    .getByRole("group", { name: "起点", exact: true })
    .getByLabel(/规则日期/)
    .fill(lastYear);
  await page
    .getByRole("group", { name: "起点", exact: true })
    .getByLabel(/录入截至/)
    .fill("2020-01-01T00:00");
  await page
    .getByRole("group", { name: "终点", exact: true })
    .getByLabel(/规则日期/)
    .fill(lastYear);
  await page.getByRole("button", { name: "对比", exact: true }).click();
  await difference.getByText("须满 20 周岁").waitFor();
  await difference.getByText("未记载").first().waitFor();
  await difference.getByRole("link", { name: "结束对比", exact: true }).click();
  await difference.waitFor({ state: "hidden" });

  await page
    .getByRole("link", { name: /设为起点：.*/ })
    .first()
    .click();
  await page.waitForURL("**from=*");
  await goTo(page, `${path}&from=2026-02-30`);
  await page.getByRole("alert").filter({ hasText: "日期或时间无效" }).waitFor();
});

test("a requirement's history tells provinces apart, and whoever may edit reverts from it", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "editor"), `/requirements/${requirement}/history?province=ZJ`);
  const [first] = published;
  await entriesAre(page, ["更正浙江去年的年龄", "浙江下月改为 22 岁", "浙江改为 21 岁"]);
  await page.getByRole("button", { name: `撤销变更 ${first?.number}`, exact: false }).click();
  await page
    .getByRole("heading", { level: 1, name: `撤销变更 ${first?.number}：浙江改为 21 岁`, exact: true })
    .waitFor();
  await page.goBack();
  await page.getByRole("button", { name: `撤销变更 ${first?.number}`, exact: false }).click();
  // The inverse is being drafted already.
  await page
    .getByRole("alert")
    .getByRole("link", { name: /打开变更/ })
    .waitFor();

  const stranger = await visit(browser, product.adminUrl);
  await goTo(stranger.page, path);
  await entriesAre(stranger.page, ["更正浙江去年的年龄", "浙江下月改为 22 岁", "浙江改为 21 岁"]);
  await expect.poll(() => stranger.page.getByRole("button", { name: /撤销变更/ }).count()).toBe(0);
});

test("a long history is read a page at a time", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/requirements/principal-legal-representative/history");
  const first = await page.locator("ol > li h3").allTextContents();
  expect(first).toHaveLength(30);
  await page.getByRole("link", { name: "下一页", exact: true }).click();
  await page.waitForURL("**after=*");
  await expect.poll(() => page.locator("ol > li h3").allTextContents()).not.toEqual(first);
  await page.getByRole("link", { name: "上一页", exact: true }).click();
  await page.waitForURL("**before=*");
  await expect.poll(() => page.locator("ol > li h3").allTextContents()).toEqual(first);
});

test.each(looks.narrow)("histories in %s, %s, at %i px are calm", async (language, colourScheme, width) => {
  const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
  await signIn(page, accountOf(product, "reviewer"), path);
  await expectCalm(page);
  await goTo(page, `${path}&from=${lastYear}&to=${nextMonth}&order=effective`);
  await page.locator("ol > li").first().waitFor();
  await expectCalm(page, "two moments");
  await goTo(page, "/requirements/principal-legal-representative/history");
  await page.locator("ol > li").first().waitFor();
  await expectCalm(page);
  expect(troubles).toEqual([]);
});

/** The first entries are of these changes, in this order. */
async function entriesAre(page: Page, titles: readonly string[]): Promise<void> {
  const shown = () =>
    page
      .locator("ol > li")
      .getByRole("link", { name: /^变更 \d+：/ })
      .allTextContents();
  await expect
    .poll(async () => (await shown()).slice(0, titles.length).map((text) => text.replace(/^变更 \d+：/, "")))
    .toEqual(titles);
}
