import { expect, test } from "vitest";
import { ask } from "./ask.ts";
import { browserForFile, goTo, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

interface Count {
  readonly period: string;
  readonly province: { readonly code: string; readonly name: string } | null;
  readonly topic: string;
  readonly revisions: number;
}

async function countsOf(args: string): Promise<readonly Count[]> {
  const { timeline } = await ask<{ timeline: { counts: readonly Count[] } }>(
    product.apiUrl,
    `{ timeline${args} { counts { period province { code name } topic revisions } } }`,
  );
  return timeline.counts;
}

function total(counts: readonly Count[]): number {
  return counts.reduce((sum, { revisions }) => sum + revisions, 0);
}

test("the counts are those of history, and lead from a year to its changes", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  const all = await countsOf("");
  await goTo(page, "/timeline");
  await expect.poll(() => page.locator("[data-total]").textContent()).toBe(String(total(all)));
  const zhejiang = all.filter(({ province }) => province?.code === "ZJ");
  await expect.poll(() => page.locator('[data-row="ZJ"] td').last().textContent()).toBe(String(total(zhejiang)));
  const [first] = zhejiang;
  const year = first?.period.slice(0, 4) ?? "";
  const inYear = zhejiang.filter(({ period }) => period === first?.period);
  await page.getByRole("link", { name: `浙江，${year}：${total(inYear)} 条`, exact: false }).click();
  await page.waitForURL(`**/timeline?step=MONTH&from=${year}-01-01&until=${year}-12-31&province=ZJ`);
  await page.getByText("只看：浙江", { exact: false }).waitFor();

  const months = (await countsOf(`(step: MONTH, from: "${year}-01-01", until: "${year}-12-31")`)).filter(
    ({ province }) => province?.code === "ZJ",
  );
  await expect.poll(() => page.locator("[data-total]").textContent()).toBe(String(total(months)));
  const month = months[0]?.period.slice(0, 7) ?? "";
  await page
    .locator("thead")
    .getByRole("link", { name: month.slice(5), exact: true })
    .click();
  await page.waitForURL(`**/timeline?step=DAY&from=${month}-01&until=*&province=ZJ`);
  const changes = page.locator("[data-change]");
  await changes.first().waitFor();
  const listed = async () => {
    const counts = await changes.evaluateAll((items) =>
      items.map((item) => Number(/(\d+) 条规则/.exec(item.textContent ?? "")?.[1] ?? 0)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  };
  await expect.poll(async () => (await listed()) - Number(await page.locator("[data-total]").textContent())).toBe(0);
  const number = await changes.first().getAttribute("data-change");
  await expect.poll(() => changes.first().getByRole("link").getAttribute("href")).toBe(`/changes/${number}`);

  await page
    .getByRole("navigation", { name: "时间范围", exact: true })
    .getByRole("link", { name: year, exact: true })
    .click();
  await page.waitForURL(`**/timeline?step=MONTH&from=${year}-01-01&until=${year}-12-31&province=ZJ`);
  expect(troubles).toEqual([]);
});

test("by topic, and by the day of recording: what the product came with counts on its first day", async () => {
  const { page } = await visit(browser, product.adminUrl);
  const recorded = await countsOf("(axis: RECORDED)");
  await goTo(page, "/timeline");
  await page.getByRole("link", { name: "按录入日期", exact: true }).click();
  await page.waitForURL("**/timeline?axis=RECORDED");
  await page.getByRole("link", { name: "主题", exact: true }).click();
  await page.waitForURL("**/timeline?axis=RECORDED&by=topic");
  const contact = recorded.filter(({ topic }) => topic === "CONTACT");
  await expect.poll(() => page.locator('[data-row="CONTACT"] td').last().textContent()).toBe(String(total(contact)));
  await expect
    .poll(() => page.locator("[data-period]").count())
    .toBe(new Set(recorded.map(({ period }) => period)).size);
});

test.each(looks.wide)(
  "the timeline is accessible and calm in %s, %s, %i px wide",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    for (const path of [
      "/timeline",
      "/timeline?by=topic&axis=RECORDED",
      "/timeline?step=MONTH&from=2020-01-01&until=2020-12-31&province=CN&topic=CONTACT",
    ]) {
      await goTo(page, path);
      await page.locator("[data-total]").waitFor();
      await expectCalm(page, path);
    }
    expect(troubles).toEqual([]);
  },
);
