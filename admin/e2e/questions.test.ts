import { expect, test } from "vitest";
import { browserForFile, goTo, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

test("each of the 18 questions has the API's own answer, for all provinces and for one", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/questions");
  await page.getByText("共 18 个问题").waitFor();
  for (const province of [null, "JS"]) {
    if (province) {
      await page.getByLabel("省份").selectOption(province);
      await page.waitForURL("**/questions?province=JS");
      await page.locator("[aria-busy=false]").waitFor();
    }
    const query = `query ($province: ProvinceCode) { questions { key answer(province: $province) } }`;
    const answer = await fetch(`${product.apiUrl}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { province } }),
    });
    const { data } = (await answer.json()) as { data: { questions: { key: string; answer: string }[] } };
    expect(data.questions).toHaveLength(18);
    for (const { key, answer: expected } of data.questions) {
      const lines = page.locator(`#${key}-answer > p`);
      await expect.poll(() => lines.allTextContents()).toEqual(expected.split("\n"));
    }
  }
  expect(troubles).toEqual([]);
});

test("the address holds province and question, and another browser sees the same", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/questions");
  await page.getByLabel("省份").selectOption("ZJ");
  await page.waitForURL("**/questions?province=ZJ");
  await page.getByRole("button", { name: "单位备案时主体负责人可以不填法定代表人吗？", exact: false }).click();
  await page.waitForURL("**/questions?province=ZJ&question=question5");
  const colleague = await visit(browser, product.adminUrl);
  await goTo(colleague.page, page.url());
  const answer = colleague.page.locator("#question5-answer");
  await answer.getByText("浙江，主体负责人与法定代表人：").waitFor();
  await expect.poll(() => colleague.page.getByLabel("省份").inputValue()).toBe("ZJ");
  await answer
    .getByRole("link", { name: "腾讯云备案常见问题", exact: false })
    .or(answer.getByText("腾讯云备案常见问题"))
    .first()
    .waitFor();
  await answer.getByRole("link", { name: "主体负责人与法定代表人（浙江）", exact: false }).click();
  await colleague.page.waitForURL("**/provinces/ZJ#principal-legal-representative");
});

test("a search leaves what it finds, and opens the answer where few are left", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/questions");
  const search = page.getByRole("searchbox", { name: "搜索问题和答案", exact: true });
  await search.fill("门牌号 最详细");
  await page.getByText("共 1 个问题").waitFor();
  await expect.poll(() => page.locator("#question4-answer").isVisible()).toBe(true);
  await search.fill("火星");
  await page.getByText("没有与“火星”有关的问题").waitFor();
  await page.getByRole("button", { name: "清除搜索", exact: true }).click();
  await page.getByText("共 18 个问题").waitFor();
});

test.each(looks.narrow)("it is accessible and calm in %s, %s, %i px wide", async (language, colourScheme, width) => {
  const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
  for (const path of ["/questions", "/questions?province=JS&question=question9", "/questions?province=QQ"]) {
    await goTo(page, path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectCalm(page);
  }
  expect(troubles).toEqual([]);
});
