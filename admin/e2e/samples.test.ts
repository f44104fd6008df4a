import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { alive, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";
import { personApi } from "./person-api.ts";

let product: Product;
let browser: Browser;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

test("the library shows every sample's outcome, and is narrowed by name, province and outcome", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/samples");
  await page.waitForURL("**/sign-in?to=%2Fsamples");
  await signIn(page, accountOf(product, "viewer"), "/samples");
  await page.getByText("所有样例的结果都与预期相同。").waitFor();
  const rows = page.getByRole("rowheader");
  const all = await rows.count();
  expect(all).toBeGreaterThanOrEqual(60);
  await page.getByLabel("省份", { exact: true }).selectOption("ZJ");
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await page.getByLabel("现行规则的结果").selectOption("FAILS");
  await page.getByText("浙江：不通过").first().waitFor();
  await page.getByRole("searchbox", { name: "按名称搜索", exact: true }).fill("没有这样的样例");
  await page.getByText("没有符合条件的样例").waitFor();
  await expect.poll(() => page.getByRole("link", { name: "新增样例", exact: true }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("an administrator adds a sample by the form: what is missing is told at its fields, and what is typed outlives a reload", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples/new");
  await page.getByLabel("中文名称").fill("填出来的样例");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const number = page.getByRole("textbox", { name: "证件号码", exact: true });
  await expect.poll(() => descriptionOf(number)).toContain("必填");
  await expect.poll(() => page.locator("[aria-invalid=true]").count()).toBe(5);
  const subject = page.getByRole("textbox", { name: "主体名称", exact: true });
  await expect.poll(() => subject.evaluate((field) => field === document.activeElement)).toBe(true);
  await subject.fill("示例公司");
  await expect.poll(() => subject.getAttribute("aria-invalid")).not.toBe("true");

  await page.getByLabel("从示例开始").selectOption("enterprise");
  await expect.poll(() => page.locator("[aria-invalid=true]").count()).toBe(0);
  await page.getByLabel("网站名称", { exact: true }).fill("示例之家");
  await page.reload();
  await alive(page);
  await page.getByText("已恢复您上次未保存的内容。").waitFor();
  await expect.poll(() => page.getByLabel("中文名称").inputValue()).toBe("填出来的样例");
  await expect.poll(() => page.getByLabel("网站名称", { exact: true }).inputValue()).toBe("示例之家");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const nameEn = page.getByLabel("英文名称");
  await expect.poll(() => nameEn.getAttribute("aria-invalid")).toBe("true");
  await nameEn.fill("A sample by the form");
  await page.getByLabel("增加一个省份").selectOption("ZJ");
  await page.getByRole("button", { name: "选择问题", exact: true }).click();
  const codes = page.getByRole("combobox", { name: "应报告的问题", exact: true });
  await expect.poll(() => codes.evaluate((field) => field === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "填出来的样例", exact: true }).waitFor();
  await page.getByText("示例之家", { exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test("of a sample one field is edited, and nothing else of it changes, not even what the form doesn't ask for", async () => {
  const api = await personApi(product, accountOf(product, "administrator"));
  const filing = {
    type: "FIRST",
    subject: {
      nature: "INDIVIDUAL",
      name: "李四",
      certificate: { type: "ID_CARD", number: "110101199003070134", address: "北京市示例路1号" },
      hasSeal: true,
    },
    principal: { name: "李四", mobile: "13800000002" },
    existing: { siteCount: 3 },
  };
  const { created } = await api.gql<{ created: { sample: { id: string } } }>(
    `mutation ($input: CreateSampleInput!) { created: createSample(input: $input) {
      ... on SampleSuccess { sample { id } } } }`,
    { input: { nameZh: "多填了的样例", nameEn: "One that says more than it is asked", filing, expectations: [] } },
  );
  const filingNow = async () => {
    const { sample } = await api.gql<{ sample: { filing: typeof filing } }>(
      "query ($id: String!) { sample(id: $id) { filing } }",
      {
        id: created.sample.id,
      },
    );
    return sample.filing;
  };
  const before = await filingNow();
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), `/samples/${created.sample.id}/edit`);
  await page.getByText("此表单不询问以下内容，保存时原样保留：已备案信息 › 已备案的网站数、主体 › 有公章。").waitFor();
  const mobile = page.getByRole("textbox", { name: "手机号码", exact: true });
  await expect.poll(() => mobile.inputValue()).toBe("13800000002");
  await mobile.fill("13900000009");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "多填了的样例", exact: true }).waitFor();
  expect(await filingNow()).toEqual({ ...before, principal: { ...before.principal, mobile: "13900000009" } });
  expect(before).toMatchObject(filing);

  await page.getByRole("link", { name: "编辑样例", exact: true }).click();
  await page.getByRole("button", { name: "不保留", exact: true }).click();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("第 3 版").waitFor();
  expect(await filingNow()).not.toHaveProperty("existing");
});

test("what the API refuses is told at its field, what was typed is kept, also where the session has ended", async () => {
  const administrator = accountOf(product, "administrator");
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, administrator, "/samples");
  await page.getByRole("rowheader").getByRole("link").nth(2).click();
  await page.getByRole("link", { name: "编辑样例", exact: true }).click();
  const mobile = page.getByRole("textbox", { name: "手机号码", exact: true });
  await mobile.fill("13900000001");
  const nameZh = page.getByRole("textbox", { name: "中文名称", exact: true });
  const named = await nameZh.inputValue();
  await nameZh.fill("长".repeat(201));
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect.poll(() => descriptionOf(nameZh)).toContain("200");
  await expect.poll(() => nameZh.getAttribute("aria-invalid")).toBe("true");
  await expect.poll(() => mobile.inputValue()).toBe("13900000001");
  await expectCalm(page, "a refused sample");
  await nameZh.fill(named);
  await expect.poll(() => nameZh.getAttribute("aria-invalid")).not.toBe("true");

  await mobile.fill("13900000002");
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies({ name: /session/ });
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "请重新登录", exact: true });
  await dialog.locator('input[name="password"]').fill(administrator.password);
  await dialog.locator('input[name="password"]').press("Enter");
  await page.getByText("13900000002", { exact: true }).first().waitFor();
  await expect.poll(() => new URL(page.url()).pathname).not.toContain("/edit");
});

test("an administrator copies a sample, edits and archives it", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples");
  await page.getByRole("rowheader").getByRole("link").first().click();
  await page.getByRole("link", { name: "复制为新样例", exact: true }).click();
  await page.getByLabel("中文名称").fill("复制的样例");
  await page.getByLabel("英文名称").fill("A copied sample");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "复制的样例", exact: true }).waitFor();

  await page.getByRole("link", { name: "编辑样例", exact: true }).click();
  await page.getByLabel("中文名称").fill("改名的样例");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "改名的样例", exact: true }).waitFor();
  await page.getByRole("button", { name: "归档", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "归档此样例", exact: true }).click();
  await page.getByText("此样例已归档").waitFor();
  await goTo(page, "/samples");
  await page.getByRole("searchbox", { name: "按名称搜索", exact: true }).fill("改名的样例");
  await page.getByText("没有符合条件的样例").waitFor();
});

test("what two people write at once isn't lost: the second sees the first's and decides", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples");
  await page.getByRole("rowheader").getByRole("link").nth(1).click();
  await page.getByRole("link", { name: "编辑样例", exact: true }).click();
  await page.getByLabel("中文名称").fill("甲改的名");
  await page.waitForURL("**/edit");
  const other = await page.context().newPage();
  await goTo(other, page.url());
  await other.getByLabel("中文名称").fill("乙改的名");
  await other.getByRole("button", { name: "保存", exact: true }).click();
  await other.getByRole("heading", { level: 1, name: "乙改的名", exact: true }).waitFor();
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("link", { name: "查看最新内容（新标签页）", exact: true }).waitFor();
  await expect.poll(() => page.getByLabel("中文名称").inputValue()).toBe("甲改的名");
  await page.getByRole("button", { name: "仍用我的内容保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "甲改的名", exact: true }).waitFor();
});

test.each([...looks.wide, ...looks.narrow])(
  "samples in %s, %s, at %i px are calm",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await signIn(page, accountOf(product, "administrator"), "/samples");
    await expectCalm(page);
    await page.getByRole("rowheader").getByRole("link").first().click();
    await page.waitForURL("**/samples/*");
    await page.getByRole("rowheader").first().waitFor();
    await expectCalm(page, "one sample");
    await page.getByRole("link", { name: /编辑样例|Edit sample/ }).click();
    await page.waitForURL("**/edit");
    await page.locator("#field-subject-name").waitFor();
    await expectCalm(page, "editing a sample");
    await goTo(page, "/samples/new");
    await page
      .locator("main")
      .getByRole("button", { name: /保存|Save/ })
      .click();
    await page.locator("[aria-invalid=true]").first().waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
  },
);

/** What a screen reader tells of a field besides its label. */
function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );
}
