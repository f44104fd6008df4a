import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, signIn } from "./accounts.ts";
import { ask as askApi } from "./ask.ts";
import { alive, axeViolations, goTo, openBrowser, overflowOf, type Visit, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { ask, withoutDrafts } from "./drafts.ts";
import { type Product, startProduct } from "./harness.ts";
import { type NewDraft, personApi } from "./person-api.ts";

let product: Product;
let browser: Browser;
let editor: Account;
let viewer: Account;
let reviewer: Account;

beforeAll(async () => {
  product = await startProduct();
  browser = await openBrowser();
  editor = accountOf(product, "editor");
  viewer = accountOf(product, "viewer");
  reviewer = accountOf(product, "reviewer");
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const principal = "principal-legal-representative";

/** Somebody who may edit, on a page of their own, with no draft of an earlier test in hand. */
async function editorAt(path: string, as: Visit = {}) {
  const visitor = await visit(browser, product.adminUrl, as);
  await signIn(visitor.page, editor);
  await withoutDrafts(visitor.page);
  await goTo(visitor.page, path);
  return visitor;
}

/** The same, with the drafts that are there. */
async function editorKeeping(path: string) {
  const visitor = await visit(browser, product.adminUrl);
  await signIn(visitor.page, editor, path);
  return visitor;
}

/** A change by others, written and published by two of them. */
async function published(edit: NonNullable<NewDraft["set"]>[number]): Promise<void> {
  const [author, second] = [
    await personApi(product, accountOf(product, "administrator")),
    await personApi(product, reviewer),
  ];
  const submitted = await author.take("submitChange", await author.draft({ title: "另行发布", set: [edit] }));
  const approved = await second.take("reviewChange", { ...submitted, verdict: "APPROVED" });
  await second.take("publishChange", approved);
}

function rowOf(page: Page, requirement: string) {
  return page.locator(`#${requirement}`);
}

async function openEditor(page: Page, requirement: string) {
  await rowOf(page, requirement)
    .getByRole("button", { name: /^(编辑|Edit)/ })
    .click();
  await rowOf(page, requirement).locator("[data-editor]").waitFor();
}

/** Waits until the bar says that everything typed is with the server. */
async function saved(page: Page) {
  await page
    .locator('[role="status"][data-saving="SAVED"]')
    .filter({ hasText: /已保存|Saved/ })
    .waitFor();
}

/** What a second person does on the page of a change that waits for review. */
async function approveAndPublish(page: Page) {
  const steps = page.getByRole("region", { name: "可进行的操作", exact: true });
  await steps.getByRole("button", { name: "审核通过", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认通过", exact: true }).click();
  await stateOf(page, "已通过");
  await steps.getByRole("button", { name: "发布", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "确认发布", exact: true }).click();
  await stateOf(page, "已发布");
}

function stateOf(page: Page, state: string): Promise<void> {
  return page.getByRole("list", { name: "基本情况", exact: true }).getByText(state, { exact: true }).waitFor();
}

/** As a front end asks for it, without anybody's session. */
async function principalInZhejiang(): Promise<string> {
  const { province } = await askApi<{ province: { rule: { content: { summary: string } } } }>(
    product.apiUrl,
    `{ province(code: ZJ) { rule(requirement: "${principal}") { content { summary } } } }`,
  );
  return province.rule.content.summary;
}

test("a cell is edited, sent for review, published by a second person, in force, and reverted in the same way", async () => {
  const { page, troubles } = await editorAt("/provinces/ZJ");
  const row = rowOf(page, principal);
  await openEditor(page, principal);
  await row.getByRole("radio", { name: "可以不是法定代表人", exact: false }).check();
  await row.locator("ins").filter({ hasText: "可以不是法定代表人" }).waitFor();
  await expect.poll(() => row.locator("del").textContent()).toContain("须为法定代表人");
  await saved(page);
  expect(await axeViolations(page, "#principal-legal-representative")).toEqual([]);
  await row.getByRole("button", { name: "完成", exact: true }).click();

  await page.getByRole("button", { name: "送审", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "提交审核", exact: true });
  await dialog.getByLabel("标题").waitFor();
  await expect.poll(() => dialog.getByLabel("标题").inputValue()).toBe("浙江：主体负责人与法定代表人");
  await expect.poll(() => dialog.getByLabel("理由").inputValue()).toBe("");
  await dialog.getByRole("button", { name: "提交审核", exact: true }).click();
  await dialog.getByText("请填写理由").waitFor();
  await dialog.getByText("请至少注明一个来源").waitFor();
  expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
  await dialog.getByLabel("理由").fill("管局新规，不再要求主体负责人为法定代表人");
  await dialog.getByLabel("名称").fill("浙江省通信管理局通知");
  await dialog.getByRole("button", { name: "提交审核", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  const notice = page.getByRole("region", { name: "我的草稿", exact: true });
  await notice.getByText("已提交审核").waitFor();
  const href = await notice.getByRole("link").getAttribute("href");
  const number = Number(href?.split("/").at(-1));

  const second = await visit(browser, product.adminUrl);
  await signIn(second.page, reviewer, `/changes/${number}`);
  await approveAndPublish(second.page);
  await goTo(second.page, "/provinces/ZJ");
  const inForce = rowOf(second.page, principal);
  await inForce.getByText("可以不是法定代表人").waitFor();
  await inForce.getByRole("link", { name: `变更 ${number}`, exact: false }).waitFor();
  expect(await principalInZhejiang()).toBe("可以不是法定代表人");

  await goTo(page, `/changes/${number}`);
  await page.getByRole("button", { name: "撤销此变更", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "起草撤销", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: new RegExp(`^撤销变更 ${number}：`) }).waitFor();
  await page
    .getByRole("region", { name: "可进行的操作", exact: true })
    .getByRole("button", { name: "提交审核", exact: true })
    .click();
  await stateOf(page, "待审核");
  await goTo(second.page, page.url());
  await approveAndPublish(second.page);
  expect(await principalInZhejiang()).toBe("须为法定代表人");
  await goTo(page, "/provinces/ZJ");
  await rowOf(page, principal).getByText("须为法定代表人").first().waitFor();
  expect([...troubles, ...second.troubles]).toEqual([]);
});

test("whoever may edit takes another's change in hand from its page, and edits gather in it", async () => {
  const author = await personApi(product, accountOf(product, "administrator"));
  const { number } = await author.draft({
    title: "管理员起草",
    set: [{ province: "NM", requirement: "organisation-minimum-age", value: 25 }],
  });
  const { page } = await editorAt(`/changes/${number}`);
  await page.getByRole("button", { name: "继续改规则", exact: true }).click();
  await page.waitForURL("**/provinces/NM");
  await page.getByRole("region", { name: "我的草稿", exact: true }).getByText("管理员起草").waitFor();
  await openEditor(page, "house-number");
  await rowOf(page, "house-number").getByLabel("说明（中文）").fill("一并修改");
  await saved(page);
  const { change } = await ask<{ change: { edits: readonly { requirement: { key: string } }[] } }>(
    page,
    `{ change(number: ${number}) { edits { requirement { key } } } }`,
  );
  expect(change.edits.map(({ requirement }) => requirement.key).sort()).toEqual([
    "house-number",
    "organisation-minimum-age",
  ]);
});

test("viewers and strangers see the rules and nothing to edit them with", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await rowOf(page, principal).waitFor();
  await expect.poll(() => page.locator("[data-edit]").count()).toBe(0);
  await signIn(page, viewer, "/provinces/ZJ");
  await page.getByRole("button", { name: "查阅员", exact: false }).waitFor();
  await expect.poll(() => page.locator("[data-edit]").count()).toBe(0);
  await expect.poll(() => page.getByRole("region", { name: "我的草稿", exact: true }).count()).toBe(0);
});

test("what is typed survives a reload at once, and a lost connection", async () => {
  const { page, context } = await editorAt("/provinces/JL");
  const row = rowOf(page, "house-number");
  await openEditor(page, "house-number");
  await row.getByLabel("说明（中文）").fill("须写到门牌号，无门牌的另附说明");
  // Before the pause after which it is saved.
  await page.reload();
  await alive(page);
  await row.locator("ins").filter({ hasText: "无门牌的另附说明" }).waitFor();
  await saved(page);

  await openEditor(page, "house-number");
  await context.setOffline(true);
  await row.getByLabel("说明（中文）").fill("断网时写下的说明");
  await page.getByRole("region", { name: "我的草稿", exact: true }).getByText("连不上服务器").waitFor();
  await row.getByText("尚未保存").waitFor();
  expect(await axeViolations(page, "#house-number")).toEqual([]);
  await context.setOffline(false);
  await saved(page);
  const { changes } = await ask<{ changes: { edges: { node: { edits: { after: { noteZh: string } }[] } }[] } }>(
    page,
    "{ changes(status: [DRAFT], mine: true) { edges { node { edits { after { noteZh } } } } } }",
  );
  expect(changes.edges.map(({ node }) => node.edits.map(({ after }) => after.noteZh))).toEqual([["断网时写下的说明"]]);
});

test("where the session has ended one signs in over the page, and what was typed is saved", async () => {
  const { page, context } = await editorAt("/provinces/HL");
  const row = rowOf(page, "house-number");
  await openEditor(page, "house-number");
  await context.clearCookies();
  await row.getByLabel("说明（中文）").fill("登录失效时写下的说明");
  const dialog = page.getByRole("dialog", { name: "请重新登录", exact: true });
  await dialog.locator('input[name="password"]').fill(editor.password);
  expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
  await dialog.locator('input[name="password"]').press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await saved(page);
  await row.locator("ins").filter({ hasText: "登录失效时写下的说明" }).waitFor();
});

test("a refused value is told beside its field, and the rest is saved", async () => {
  const { page } = await editorAt("/provinces/SH", { language: "en-GB" });
  const row = rowOf(page, "organisation-minimum-age");
  await openEditor(page, "organisation-minimum-age");
  await row.getByLabel(/^Rule \(/).fill("999999");
  await row.getByText(/^must be a whole number from/).waitFor();
  await page.getByRole("region", { name: "My draft", exact: true }).getByText("unfinished or was refused").waitFor();
  expect(await axeViolations(page, "#organisation-minimum-age")).toEqual([]);
  await row.getByLabel(/^Rule \(/).fill("19");
  await saved(page);
});

test("two people write the same cell differently: each version is shown, and the choice is saved", async () => {
  const { page } = await editorAt("/provinces/GD");
  await openEditor(page, "house-number");
  await rowOf(page, "house-number").getByLabel("说明（中文）").fill("开个草稿");
  await saved(page);
  const found = await ask<{ changes: { edges: { node: { number: number; version: number } }[] } }>(
    page,
    "{ changes(status: [DRAFT], mine: true) { edges { node { number version } } } }",
  );
  const draft = found.changes.edges[0]?.node;

  const second = await visit(browser, product.adminUrl);
  await signIn(second.page, reviewer);
  const edit = `mutation ($input: EditChangeInput!) { editChange(input: $input) { __typename } }`;
  const set = (value: string) => [{ province: "GD", requirement: principal, value }];
  expect(await ask(second.page, edit, { input: { ...draft, set: set("AUTH_LETTER_IF_NOT") } })).toEqual({
    editChange: { __typename: "ChangeSuccess" },
  });

  const row = rowOf(page, principal);
  const { province } = await ask<{ province: { rule: { content: { summary: string } } } }>(
    page,
    `{ province(code: GD) { rule(requirement: "${principal}") { content { summary } } } }`,
  );
  const mine = province.rule.content.summary === "可以不是法定代表人" ? "须为法定代表人" : "可以不是法定代表人";
  await openEditor(page, principal);
  await row.getByRole("radio", { name: mine, exact: false }).check();
  await page.getByRole("button", { name: "查看并选择", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "草稿在别处也被修改", exact: true });
  const choice = dialog.getByRole("radiogroup", { name: "广东：主体负责人与法定代表人", exact: false });
  await choice.getByText("原来：不修改").waitFor();
  await choice.getByRole("radio", { name: "对方的：不是法定代表人的须有授权书", exact: false }).waitFor();
  expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
  await choice.getByRole("radio", { name: `我的：${mine}`, exact: false }).check();
  await dialog.getByRole("button", { name: "按选择保存", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await saved(page);
  await row.locator("ins").filter({ hasText: mine }).waitFor();
});

test("a rule published by another change while a draft was at it: the person chooses which is to hold", async () => {
  const { page } = await editorAt("/provinces/GS");
  const row = rowOf(page, "organisation-minimum-age");
  await openEditor(page, "organisation-minimum-age");
  await row.getByLabel(/^规定/).fill("21");
  await saved(page);
  await published({ province: "GS", requirement: "organisation-minimum-age", value: 25 });

  await goTo(page, "/provinces/GS");
  await row.getByText(/已另行发布此项，需要您选择/).waitFor();
  await page.getByRole("button", { name: "1 项已另行发布", exact: false }).click();
  const dialog = page.getByRole("dialog", { name: "其中的规则已另行发布", exact: true });
  const choice = dialog.getByRole("radiogroup", { name: /甘肃/ });
  await choice.getByRole("radio", { name: /^我的：.*21/ }).waitFor();
  expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
  await choice.getByRole("radio", { name: /^对方的：.*25/ }).check();
  await choice.getByRole("radio", { name: /^我的：.*21/ }).check();
  await dialog.getByRole("button", { name: "按选择保存", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await saved(page);
  await row.getByText(/已另行发布此项/).waitFor({ state: "hidden" });
  await expect.poll(() => row.locator("del").textContent()).toContain("25");
  await expect.poll(() => row.locator("ins").textContent()).toContain("21");
});

test.each([
  ["goes into a new draft", "另开草稿保存", "IN_REVIEW"],
  ["makes a draft of it again", "存入并变回草稿", "DRAFT"],
])("what is typed after the change was sent for review elsewhere %s", async (_, button, status) => {
  const own = await personApi(product, editor);
  const draft = await own.draft({
    title: "另一窗口送审",
    set: [{ province: "QH", requirement: "organisation-minimum-age", value: 22 }],
  });
  const { page } = await editorKeeping(`/changes/${draft.number}`);
  await page.getByRole("button", { name: "继续改规则", exact: true }).click();
  await page.waitForURL("**/provinces/QH");
  await own.take("submitChange", draft);
  await openEditor(page, "house-number");
  await rowOf(page, "house-number").getByLabel("说明（中文）").fill("送审之后写下的说明");
  await page.getByRole("button", { name: "处理", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `变更 ${draft.number} 已提交审核`, exact: true });
  await dialog.waitFor();
  expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
  await dialog.getByRole("button", { name: button, exact: false }).click();
  await dialog.waitFor({ state: "hidden" });
  await saved(page);
  const { change, changes } = await ask<{
    change: { status: string };
    changes: { edges: { node: { edits: { after: { noteZh: string | null } }[] } }[] };
  }>(
    page,
    `{ change(number: ${draft.number}) { status }
      changes(status: [DRAFT], mine: true) { edges { node { edits { after { noteZh } } } } } }`,
  );
  expect(change.status).toBe(status);
  expect(JSON.stringify(changes)).toContain("送审之后写下的说明");
});

test("by keyboard alone: from cell to cell by arrows, open, choose, close, undo", async () => {
  const { page } = await editorAt("/provinces/SC");
  await rowOf(page, principal).getByRole("button", { name: /^编辑/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await rowOf(page, principal).locator("[data-editor]").getByRole("radio").first().waitFor();
  await expect.poll(() => page.locator(":focus").getAttribute("type")).toBe("radio");
  await page.keyboard.press("ArrowDown");
  await rowOf(page, principal).locator("ins").waitFor();
  await page.keyboard.press("Escape");
  await rowOf(page, principal).locator("[data-editor]").waitFor({ state: "hidden" });
  await expect.poll(() => page.locator(":focus").getAttribute("data-edit")).toBe(`SC/${principal}`);
  await saved(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await rowOf(page, principal).locator("ins").waitFor({ state: "hidden" });
  await saved(page);

  // The Escape that gives up a composition closes nothing, and letters on the way to a character aren't saved.
  await openEditor(page, principal);
  const note = rowOf(page, principal).getByLabel("说明（中文）");
  await note.fill("备注：");
  await note.press("End");
  const session = await page.context().newCDPSession(page);
  const compose = (text: string) =>
    session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await compose("zhong");
  await expect.poll(() => note.inputValue()).toBe("备注：zhong");
  const heard = page.evaluate(
    () => new Promise((resolve) => addEventListener("keyup", (event) => resolve(event.isComposing), { once: true })),
  );
  await page.keyboard.press("Escape");
  expect(await heard).toBe(true);
  await compose("");
  await saved(page);
  await expect.poll(() => note.inputValue()).toBe("备注：");
  const { changes } = await ask<{ changes: { edges: { node: { edits: { after: { noteZh: string } }[] } }[] } }>(
    page,
    "{ changes(status: [DRAFT], mine: true) { edges { node { edits { after { noteZh } } } } } }",
  );
  expect(changes.edges.map(({ node }) => node.edits.map(({ after }) => after.noteZh))).toEqual([["备注："]]);
  await page.keyboard.press("Escape");
  await note.waitFor({ state: "hidden" });
});

test.each(looks.narrow)(
  "editing in %s, %s, at %i px has no axe violation and nothing sticks out",
  async (language, colourScheme, width) => {
    const { page, troubles } = await editorAt("/provinces/ZJ", { language, colourScheme, width });
    await openEditor(page, "office-phone-mobile-remark");
    const row = rowOf(page, "office-phone-mobile-remark");
    await row.getByRole("checkbox").last().check();
    await saved(page);
    await expectCalm(page);
    await page.getByRole("button", { name: /^(送审|Send for review)$/ }).click();
    await page.getByRole("dialog").getByRole("textbox").first().waitFor();
    expect(await axeViolations(page, "[role=dialog]")).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    expect(troubles).toEqual([]);
  },
);
