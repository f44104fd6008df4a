import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountOf, type Role, signIn } from "./accounts.ts";
import { axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { ask, withoutDrafts } from "./drafts.ts";
import { type Product, startProduct } from "./harness.ts";

/** Nothing ends, and nothing typed is gone, by one click: it is asked first, or can be taken back. */

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

async function as(role: Role, to?: string): Promise<Page> {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, role), to);
  return page;
}

type Step = "createChange" | "editChange" | "submitChange" | "reviewChange";

async function step(page: Page, name: Step, type: string, input: object) {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ... on ChangeSuccess { change { number version } } } }`;
  return (await ask<Record<Step, { change: { number: number; version: number } }>>(page, query, { input }))[name]
    .change;
}

/** A change of the editor's with two cells. */
async function drafted(page: Page) {
  const made = await step(page, "createChange", "CreateChangeInput", {
    title: "最低年龄",
    reason: "试",
    sources: [{ title: "通知" }],
  });
  const set = ["BJ", "SH"].map((province) => ({ province, requirement: "organisation-minimum-age", value: 21 }));
  return step(page, "editChange", "EditChangeInput", { ...made, set });
}

async function inReview(approve = false): Promise<number> {
  const page = await as("editor");
  const at = await step(page, "submitChange", "ChangeStepInput", await drafted(page));
  if (approve) await step(await as("reviewer"), "reviewChange", "ReviewChangeInput", { ...at, verdict: "APPROVED" });
  return at.number;
}

interface Standing {
  readonly status: string;
  readonly edits: readonly { readonly province: { readonly code: string } }[];
  readonly comments: readonly { readonly author: { readonly name: string }; readonly text: string }[];
}

async function standing(page: Page, number: number): Promise<Standing> {
  const query = `query ($number: Int!) {
    change(number: $number) { status edits { province { code } } comments { author { name } text } }
  }`;
  return (await ask<{ change: Standing }>(page, query, { number })).change;
}

test.each([
  ["in review", false, "IN_REVIEW", "结束审核并修改", "审核就此结束"],
  ["that is approved", true, "APPROVED", "作废通过并修改", "审核结论作废"],
] as const)(
  "a reviewer takes no cell out of a change %s without knowing what that costs, and saying why",
  async (_, approve, status, confirm, cost) => {
    const number = await inReview(approve);
    const page = await as("reviewer", `/changes/${number}`);
    await page
      .getByRole("button", { name: /^把.*移出本变更$/ })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(cost).waitFor();
    await dialog.getByText("您改过之后，就不能再审核这项变更").waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole("button", { name: confirm, exact: true }).click();
    await dialog.getByText("请写明原因").waitFor();
    await expect.poll(() => standing(page, number)).toMatchObject({ status, comments: [] });
    await dialog.getByRole("button", { name: "不改了", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await standing(page, number)).edits).toHaveLength(2);

    await page
      .getByRole("button", { name: /^把.*移出本变更$/ })
      .first()
      .click();
    await dialog.getByLabel(/^原因/).fill("北京另有通知");
    await dialog.getByRole("button", { name: confirm, exact: true }).click();
    await page.getByRole("status").getByText("已移出本变更").waitFor();
    const after = await standing(page, number);
    expect(after).toMatchObject({ status: "DRAFT", comments: [{ text: expect.stringMatching(/^北京另有通知\n/) }] });
    expect(after.edits).toHaveLength(1);
    await page.getByRole("region", { name: "审核与评论", exact: true }).getByText("北京另有通知").waitFor();
  },
);

test("the author is asked too, owes no reason, and isn't told that they can't review what is theirs", async () => {
  const number = await inReview();
  const page = await as("editor", `/changes/${number}`);
  await page
    .getByRole("button", { name: /^把.*移出本变更$/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("原因（可不填）").waitFor();
  await expect.poll(() => dialog.textContent()).not.toContain("不能再审核");
  await dialog.getByRole("button", { name: "结束审核并修改", exact: true }).click();
  await page.getByRole("status").getByText("已移出本变更").waitFor();
  expect((await standing(page, number)).comments).toHaveLength(1);
  await withoutDrafts(page);
});

test("words are saved, and rules edited on, only with the same question", async () => {
  const number = await inReview();
  const page = await as("reviewer", `/changes/${number}`);
  const words = page.getByRole("region", { name: "说明与依据", exact: true });
  await words.getByRole("button", { name: "编辑", exact: true }).click();
  await words.getByLabel(/^理由/).fill("另一个理由");
  await words.getByRole("button", { name: "保存", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "不改了", exact: true }).click();
  await expect.poll(() => words.getByLabel(/^理由/).inputValue()).toBe("另一个理由");
  // Given up by a slip, it comes back.
  await words.getByRole("button", { name: "放弃修改", exact: true }).click();
  await words.getByRole("button", { name: "恢复刚才放弃的修改", exact: true }).click();
  await expect.poll(() => words.getByLabel(/^理由/).inputValue()).toBe("另一个理由");
  await words.getByRole("button", { name: "放弃修改", exact: true }).click();

  await page.getByRole("button", { name: "继续改规则", exact: true }).click();
  await dialog.getByLabel(/^原因/).fill("还要改上海");
  await dialog.getByRole("button", { name: "结束审核并修改", exact: true }).click();
  await page.waitForURL(/\/provinces\//);
  expect((await standing(page, number)).status).toBe("IN_REVIEW");
  await goTo(page, "/provinces/SH");
  const row = page.locator("#organisation-minimum-age");
  await row.getByRole("button", { name: /^编辑/ }).click();
  await page.locator("[data-editor] input[inputmode=numeric]").fill("23");
  await expect.poll(async () => (await standing(page, number)).status, { timeout: 20_000 }).toBe("DRAFT");
  expect((await standing(page, number)).comments[0]?.text).toMatch(/^还要改上海\n/);
});

test("of a draft a cell that was taken out is put back", async () => {
  const page = await as("editor");
  await withoutDrafts(page);
  const { number } = await drafted(page);
  await goTo(page, `/changes/${number}`);
  await page
    .getByRole("button", { name: /^把.*移出本变更$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "放回去", exact: true }).click();
  await page.getByRole("status").getByText("已放回本变更").waitFor();
  expect((await standing(page, number)).edits).toHaveLength(2);
  await withoutDrafts(page);
});

test("an edit that was undone, and a choice for many provinces that was discarded, come back", async () => {
  const page = await as("editor");
  await withoutDrafts(page);
  await goTo(page, "/requirements/organisation-minimum-age");
  for (const name of ["北京", "天津"]) await page.getByRole("checkbox", { name: `选择${name}`, exact: true }).check();
  await page.getByRole("button", { name: "统一设置 2 省", exact: true }).click();
  const panel = page.getByRole("region", { name: "为选中的省份统一设置", exact: true });
  await panel.getByLabel(/^规定（/).fill("23");
  await panel.getByRole("button", { name: "放弃", exact: true }).click();
  await page.getByRole("button", { name: "恢复刚才放弃的", exact: true }).click();
  await expect.poll(() => panel.getByLabel(/^规定（/).inputValue()).toBe("23");
  await panel.getByRole("button", { name: "写入草稿（2 省）", exact: true }).click();
  const row = page.locator("#BJ");
  await row.getByRole("button", { name: /^撤销/ }).click();
  await row.getByRole("button", { name: /^恢复/ }).click();
  await page.locator('[role="status"][data-saving="SAVED"]').filter({ hasText: "已保存" }).waitFor();
  await expect.poll(() => row.locator("ins").textContent()).toContain("23");
  await withoutDrafts(page);
});

interface RuledProvince {
  readonly code: string;
  readonly rule: {
    readonly content: {
      readonly strictness: string;
      readonly noteZh: string | null;
      readonly value: { readonly option: { readonly key: string; readonly label: string } };
    };
  } | null;
}

test("setting many provinces shows what it does, keeps notes and strictness, and leaves alone what says so already", async () => {
  const page = await as("editor");
  await withoutDrafts(page);
  await goTo(page, "/requirements/house-number");
  const query = `{ provinces { code rule(requirement: "house-number") {
    content { strictness noteZh value { ... on ChoiceValue { option { key label } } } } } } }`;
  const { provinces } = await ask<{ provinces: readonly RuledProvince[] }>(page, query);
  const contents = provinces.flatMap(({ code, rule }) => (rule ? [{ code, ...rule.content }] : []));
  const option = contents[0]?.value.option;
  if (!option) throw new Error("nothing is ruled");
  const noted = contents.filter(({ noteZh, value }) => noteZh && value.option.key !== option.key).slice(0, 3);
  const same = contents.filter(({ value }) => value.option.key === option.key).slice(0, 2);
  expect([noted.length > 0, same.length > 0]).toEqual([true, true]);
  for (const { code } of [...noted, ...same]) await page.locator(`#${code}`).getByRole("checkbox").check();
  await page.getByRole("button", { name: `统一设置 ${noted.length + same.length} 省`, exact: true }).click();
  const panel = page.getByRole("region", { name: "为选中的省份统一设置", exact: true });
  await panel.getByRole("radio", { name: option.label, exact: true }).check();
  await panel.getByText(`写入后：${noted.length} 省改值、${same.length} 省已相同，不改`).waitFor();
  await expect.poll(() => panel.getByText(/^保留说明：/).count()).toBe(noted.length);
  expect(await axeViolations(page)).toEqual([]);
  // Asked otherwise it is said too.
  await panel.getByRole("radio", { name: "统一改为", exact: true }).check();
  await panel
    .getByText(/省去说明/)
    .first()
    .waitFor();
  await panel.getByRole("radio", { name: "保留各省原有说明", exact: true }).check();
  await panel.getByRole("button", { name: `写入草稿（${noted.length} 省）`, exact: true }).click();
  await page.locator('[role="status"][data-saving="SAVED"]').filter({ hasText: "已保存" }).waitFor();
  const { changes } = await ask<{
    changes: { edges: { node: { edits: { province: { code: string }; after: object }[] } }[] };
  }>(
    page,
    "{ changes(status: [DRAFT], mine: true) { edges { node { edits { province { code } after { strictness noteZh } } } } } }",
  );
  const edits = changes.edges[0]?.node.edits.map(({ province, after }) => [province.code, after] as const);
  expect(new Map(edits)).toEqual(new Map(noted.map(({ code, strictness, noteZh }) => [code, { strictness, noteZh }])));
  await withoutDrafts(page);
});
