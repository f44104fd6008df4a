import { addDays, beijingDateOf } from "@beian/shared";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, type Role, signIn } from "./accounts.ts";
import { alive, axeViolations, goTo, openBrowser, type Visit, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";
import { type PersonApi, personApi } from "./person-api.ts";

const requirement = "organisation-minimum-age";
const today = beijingDateOf(new Date());
const nextMonth = addDays(today, 30);

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

test("submitted by one, approved and scheduled for next month by another, then cancelled by both before it begins", async () => {
  const { number } = await editor.draft({
    title: "提高浙江、江苏的最低年龄",
    set: [
      { province: "ZJ", requirement, value: 21 },
      { province: "JS", requirement, value: 21 },
    ],
  });
  const author = await pageOf("editor", number);
  await stateOf(author, "草稿");
  const edit = author.getByRole("listitem").filter({ hasText: "须满 21 周岁" });
  await expect.poll(() => edit.count()).toBe(2);
  await expect.poll(() => edit.first().textContent()).toContain("须满 18 周岁");
  await button(author, "提交审核").click();
  await author.getByRole("status").filter({ hasText: "已提交审核" }).waitFor();
  await stateOf(author, "待审核");

  const approver = await pageOf("reviewer", number);
  await button(approver, "审核通过").click();
  const dialog = approver.getByRole("dialog");
  await dialog.getByLabel("审核意见（可不填）").fill("与通知一致");
  await dialog.getByRole("button", { name: "确认通过", exact: true }).click();
  await stateOf(approver, "已通过");
  await approver.getByText("与通知一致").waitFor();

  await button(approver, "发布").click();
  await dialog.getByLabel("指定日期").check();
  await dialog.getByLabel("生效日期 *").fill(nextMonth);
  await dialog.getByRole("button", { name: "确认发布", exact: true }).click();
  await stateOf(approver, "待生效");
  await approver.getByText(`${nextMonth} 起生效`).waitFor();
  expect(await valueOn("ZJ", today)).toBe(18);
  expect(await valueOn("ZJ", nextMonth)).toBe(21);

  await author.reload();
  await alive(author);
  await button(author, "取消此变更").click();
  const question = author.getByRole("dialog");
  await question.getByText("其中的规则视为从未发布", { exact: false }).waitFor();
  await question.getByRole("button", { name: "起草取消", exact: true }).click();
  await author
    .getByRole("heading", { level: 1, name: `取消变更 ${number}：提高浙江、江苏的最低年龄`, exact: true })
    .waitFor();
  await stateOf(author, "草稿");
  const outlook = author.getByRole("region", { name: "发布后逐日适用的规则", exact: true });
  await expect.poll(() => outlook.getByRole("listitem").first().textContent()).toContain("须满 18 周岁");
  await expect.poll(() => outlook.textContent()).toContain(nextMonth);
  await author.getByRole("button", { name: "编辑", exact: true }).click();
  await author.getByLabel("理由 *").fill("通知推迟执行");
  await expect.poll(() => author.getByLabel("生效日期", { exact: true }).count()).toBe(0);
  await author.getByRole("button", { name: "保存", exact: true }).click();
  await author.getByText("通知推迟执行").waitFor();
  await button(author, "提交审核").click();
  await stateOf(author, "待审核");

  const cancelling = Number(new URL(author.url()).pathname.split("/").at(-1));
  const second = await pageOf("reviewer", cancelling);
  await button(second, "审核通过").click();
  await second.getByRole("dialog").getByRole("button", { name: "确认通过", exact: true }).click();
  await stateOf(second, "已通过");
  await button(second, "发布").click();
  const asked = second.getByRole("dialog");
  await asked.getByText(`变更 ${number} 中的规则即作废`, { exact: false }).waitFor();
  await expect.poll(() => asked.getByLabel("指定日期").count()).toBe(0);
  await asked.getByRole("button", { name: "确认发布", exact: true }).click();
  await stateOf(second, "已发布");
  expect(await valueOn("ZJ", nextMonth)).toBe(18);

  await second.getByRole("link", { name: `变更 ${number}：提高浙江、江苏的最低年龄`, exact: false }).click();
  await stateOf(second, "已取消");
  await second.getByText("已被取消，见").waitFor();
  await goTo(second, `/provinces/ZJ/history?requirement=${requirement}`);
  await second.getByText("此后视为从未发布", { exact: false }).waitFor();
  await goTo(second, "/changes?status=PUBLISHED");
  const line = second.getByRole("row").filter({ hasText: "提高浙江、江苏的最低年龄" });
  await expect.poll(() => line.first().textContent()).toContain(`取消变更 ${number}`);
  await expect.poll(() => line.last().textContent()).toContain("已取消");
});

test("rejected with a comment, edited in place, and submitted again", async () => {
  const draft = await editor.draft({ title: "安徽最低年龄", set: [{ province: "AH", requirement, value: 22 }] });
  await editor.take("submitChange", draft);
  const approver = await pageOf("reviewer", draft.number);
  await button(approver, "退回修改").click();
  const dialog = approver.getByRole("dialog");
  await dialog.getByLabel("退回原因 *").fill("请补充管局原文的链接");
  await dialog.getByRole("button", { name: "确认退回", exact: true }).click();
  await stateOf(approver, "已退回");

  const author = await pageOf("editor", draft.number);
  await author.getByText("请补充管局原文的链接").waitFor();
  await expect.poll(() => button(author, "提交审核").getAttribute("aria-disabled")).toBe("true");
  await author.getByRole("button", { name: "编辑", exact: true }).click();
  await author.getByLabel("理由 *").fill("安徽管局 11 月通知");
  await author.getByLabel("链接").fill("https://example.com/anhui");
  await author.getByRole("button", { name: "保存", exact: true }).click();
  await stateOf(author, "草稿");
  await author.getByText("安徽管局 11 月通知").waitFor();
  await button(author, "提交审核").click();
  await stateOf(author, "待审核");

  await approver.reload();
  await alive(approver);
  await button(approver, "审核通过").click();
  await approver.getByRole("dialog").getByRole("button", { name: "确认通过", exact: true }).click();
  await stateOf(approver, "已通过");
  const said = await approver
    .getByRole("region", { name: "审核与评论", exact: true })
    .getByRole("listitem")
    .allTextContents();
  expect(said).toEqual([expect.stringContaining("退回（第"), expect.stringContaining("审核通过（第")]);
});

test("what is typed into the words survives refusals, a reload and another editor, whose words are shown", async () => {
  const draft = await editor.draft({ title: "福建最低年龄", set: [{ province: "FJ", requirement, value: 22 }] });
  const page = await pageOf("editor", draft.number);
  await page.getByRole("button", { name: "编辑", exact: true }).click();
  await page.getByLabel("理由 *").fill("福建管局的新要求");
  await page.getByLabel("链接").fill("ftp://example.com");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("应为 http 或 https 链接").waitFor();
  await expect.poll(() => page.getByLabel("链接").getAttribute("aria-invalid")).toBe("true");

  await page.reload();
  await alive(page);
  await expect.poll(() => page.getByLabel("理由 *").inputValue()).toBe("福建管局的新要求");
  await page.getByLabel("链接").fill("https://example.com/fujian");
  const administrator = await personApi(product, accounts.administrator);
  await administrator.take("editChange", { ...draft, title: "福建最低年龄（改）", reason: "管理员的话" });
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByText("这项变更已有改动（现为第 3 版）").waitFor();
  await page.getByText("他人已改为： 管理员的话").waitFor();
  await expect.poll(() => page.getByLabel("理由 *").inputValue()).toBe("福建管局的新要求");
  await page.getByRole("button", { name: "以我填写的内容保存", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "已保存" }).waitFor();
  // What one left alone stays as the other wrote it.
  await page.getByRole("heading", { level: 1, name: "福建最低年龄（改）", exact: true }).waitFor();
  await page.getByText("福建管局的新要求").waitFor();
});

test("a change that another overtook shows both contents, and goes on once they were compared", async () => {
  const make = async (value: number) => {
    const draft = await editor.draft({ title: `江西 ${value} 岁`, set: [{ province: "JX", requirement, value }] });
    const submitted = await editor.take("submitChange", draft);
    return reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
  };
  const [slow, quick] = [await make(23), await make(24)];
  const approver = await pageOf("reviewer", slow.number);
  await button(approver, "发布").click();
  // Published by somebody else while the dialog stands open.
  await reviewer.take("publishChange", quick);
  const dialog = approver.getByRole("dialog");
  await dialog.getByRole("button", { name: "确认发布", exact: true }).click();
  await approver.getByRole("alert").filter({ hasText: "其他变更" }).waitFor();
  await dialog.waitFor({ state: "hidden" });
  const row = approver.getByRole("listitem").filter({ hasText: "起草后另有变更发布了这项规则" });
  await expect.poll(() => row.textContent()).toMatch(/须满 24 周岁.*改为须满 23 周岁.*江西 24 岁.*须满 24 周岁/);
  await expect.poll(() => button(approver, "发布").getAttribute("aria-disabled")).toBe("true");

  const author = await pageOf("editor", slow.number);
  await author.getByRole("button", { name: /已对照，仍按本变更/ }).click();
  await author.getByRole("dialog").getByRole("button", { name: "作废通过并修改", exact: true }).click();
  await stateOf(author, "草稿");
  await row.waitFor({ state: "visible" });
  await author.getByText("起草后另有变更发布了这项规则").waitFor({ state: "hidden" });
  await button(author, "提交审核").click();
  await stateOf(author, "待审核");
});

test.each([
  ["one in review", ["submit"]],
  ["one that is published", ["submit", "approve", "publish"]],
] as const)("of %s every role sees which steps it may take, and why not the others", async (_, steps) => {
  let at = await editor.draft({ title: "各角色所见", set: [{ province: "SD", requirement, value: nextValue() }] });
  for (const step of steps) {
    if (step === "submit") at = await editor.take("submitChange", at);
    if (step === "approve") at = await reviewer.take("reviewChange", { ...at, verdict: "APPROVED" });
    if (step === "publish") at = await reviewer.take("publishChange", at);
  }
  for (const role of ["viewer", "editor", "reviewer", "administrator"] as const) {
    const page = await pageOf(role, at.number);
    const api = await personApi(product, accounts[role]);
    const { change } = await api.gql<{ change: { steps: readonly Outlook[] } }>(
      `{ change(number: ${at.number}) { steps { step allowed reason } } }`,
    );
    for (const [name, step] of stepsOfButtons) {
      const outlook = change.steps.find((each) => each.step === step);
      const shown = button(page, name);
      const reason = await shown.evaluate((element) => {
        const id = element.getAttribute("aria-describedby");
        return id === null ? null : (document.getElementById(id)?.textContent ?? null);
      });
      expect([role, name, (await shown.getAttribute("aria-disabled")) !== "true", reason]).toEqual([
        role,
        name,
        outlook?.allowed,
        outlook?.reason,
      ]);
    }
    await expect.poll(() => page.getByRole("button", { name: "发表评论", exact: true }).isVisible()).toBe(true);
    await page.context().close();
  }

  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, `/changes/${at.number}`);
  const isPublic = steps.some((step) => step === "publish");
  const heading = isPublic ? "各角色所见" : "没有这项变更";
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await expect.poll(() => page.getByRole("region", { name: "可进行的操作", exact: true }).count()).toBe(0);
  await expect.poll(() => page.getByRole("button", { name: "发表评论", exact: true }).count()).toBe(0);
  if (!isPublic) {
    await page.getByRole("main").getByRole("link", { name: "登录", exact: true }).click();
    await page.waitForURL(`**/sign-in?to=%2Fchanges%2F${at.number}`);
  }
});

test("a button that can't be pressed says why to whoever presses it, by keyboard too", async () => {
  const { number } = await editor.draft({ title: "空稿", sources: [] });
  const page = await pageOf("editor", number);
  await button(page, "提交审核").press("Enter");
  await page.getByRole("alert").filter({ hasText: "还没有修改任何规则或要求，无可提交" }).waitFor();
  await page.getByText("还没有修改任何规则，无可试算").waitFor();
});

test("a comment whose session has ended is posted once its writer has signed in again", async () => {
  const { number } = await editor.draft({ title: "评论", set: [{ province: "HB", requirement, value: 22 }] });
  const page = await pageOf("viewer", number);
  await page.getByLabel("评论", { exact: true }).fill("请核对条款");
  await page.reload();
  await alive(page);
  const comment = page.getByLabel("评论", { exact: true });
  await expect.poll(() => comment.inputValue()).toBe("请核对条款");
  const shownTo = (name: string) => page.getByRole("button", { name, exact: true }).waitFor();
  const signInAgainAs = async ({ email, password }: Account) => {
    // What the page still asks for would tell it that nobody is signed in any more.
    await page.waitForLoadState("networkidle");
    await page.context().clearCookies({ name: /session/ });
    await page.getByRole("button", { name: "发表评论", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "请重新登录", exact: true });
    await dialog.locator('input[name="email"]').fill(email);
    await dialog.locator('input[name="password"]').fill(password);
    await dialog.locator('input[name="password"]').press("Enter");
  };
  // Whoever else signs in at that browser, over the page or beside it, sees nothing of it and sends nothing of it.
  await signInAgainAs(accounts.editor);
  await shownTo("编辑员");
  await alive(page);
  await expect.poll(() => comment.inputValue()).toBe("");
  await comment.fill("另一个人的话");
  const beside = await page.context().newPage();
  await signIn(beside, accounts.viewer, "/changes");
  await shownTo("查阅员");
  await alive(page);
  await expect.poll(() => comment.inputValue()).toBe("请核对条款");
  await beside.close();
  await signInAgainAs(accounts.viewer);
  const said = page.getByRole("region", { name: "审核与评论", exact: true }).getByRole("listitem");
  await said.filter({ hasText: "请核对条款" }).waitFor();
  await expect.poll(() => said.count()).toBe(1);
  await expect.poll(() => page.getByLabel("评论", { exact: true }).inputValue()).toBe("");
});

test("the impact is tried on the samples, and tried again once an edit is taken out; the layout is in the link", async () => {
  const { number } = await editor.draft({
    title: "湖南、广东",
    set: [
      { province: "HN", requirement, value: 60 },
      { province: "GD", requirement: "principal-legal-representative", value: "MAY_DIFFER" },
    ],
  });
  const page = await pageOf("editor", number);
  const impact = page.getByRole("region", { name: "对样例的影响", exact: true });
  await impact.getByText("PERSON_TOO_YOUNG").first().waitFor();
  await expect.poll(() => impact.textContent()).toContain("PRINCIPAL_MUST_BE_LEGAL_REP");
  await page.getByRole("radiogroup", { name: "分组方式", exact: true }).getByText("按要求").click();
  await page.waitForURL(`**/changes/${number}?by=requirement`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "复制链接", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "已复制" }).waitFor();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.getByRole("heading", { level: 3, name: "单位负责人的最低年龄", exact: true }).waitFor();
  await page.reload();
  await alive(page);
  await page.getByRole("heading", { level: 3, name: "单位负责人的最低年龄", exact: true }).waitFor();
  await page.getByRole("button", { name: "把“湖南”移出本变更", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "已移出本变更" }).waitFor();
  await impact.getByText("PERSON_TOO_YOUNG").first().waitFor({ state: "hidden" });
  await page.getByRole("heading", { level: 2, name: "修改的规则（1）", exact: true }).waitFor();
});

test("of a published change a stranger is shown the impact's figures, and that the samples are for colleagues", async () => {
  const set = [{ province: "HN", requirement, value: 61 }];
  const submitted = await editor.take("submitChange", await editor.draft({ title: "湖南最低年龄", set }));
  const agreed = await reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
  const { number } = await reviewer.take("publishChange", agreed);
  for (const [language, title, withheld, figures] of [
    ["zh-CN", "对样例的影响", "具体样例仅对登录的同事显示。", /共试算 \d+ 次：[1-9]\d* 次结论改变。/],
    [
      "en-GB",
      "Impact on samples",
      "shown to colleagues who are signed in",
      /\d+ trials .*: [1-9]\d* come out differently\./,
    ],
  ] as const) {
    const { page, troubles } = await visit(browser, product.adminUrl, { language });
    await goTo(page, `/changes/${number}`);
    const impact = page.getByRole("region", { name: title, exact: true });
    await impact.getByText(withheld).waitFor();
    await expect.poll(() => impact.textContent()).toMatch(figures);
    await expect.poll(() => impact.textContent()).not.toContain("PERSON_TOO_YOUNG");
    expect(troubles).toEqual([]);
  }
  const page = await pageOf("viewer", number);
  await page.getByRole("region", { name: "对样例的影响", exact: true }).getByText("PERSON_TOO_YOUNG").first().waitFor();
});

test("the inbox is narrowed by state, province, requirement and to one's own, in the address, a page at a time", async () => {
  const { number } = await editor.draft({ title: "收件箱", set: [{ province: "GX", requirement, value: 22 }] });
  const page = await pageOf("editor", null);
  const states = page.getByRole("navigation", { name: "按状态", exact: true });
  await states.getByRole("link", { name: /^草稿/ }).click();
  await page.waitForURL("**/changes?status=DRAFT");
  await page.getByRole("rowheader").getByRole("link", { name: "收件箱", exact: false }).waitFor();
  await page.getByLabel("省份", { exact: true }).selectOption("GX");
  await page.waitForURL("**/changes?status=DRAFT&province=GX");
  await page.getByLabel("只看我起草的").check();
  await page.waitForURL("**/changes?status=DRAFT&province=GX&mine=1");
  await expect.poll(() => page.getByRole("rowheader").allTextContents()).toEqual([expect.stringContaining("收件箱")]);
  await page.getByLabel("要求", { exact: true }).selectOption("house-number");
  await page.getByText("没有符合条件的变更").waitFor();
  await page.getByRole("link", { name: "显示全部", exact: true }).click();
  await page.waitForURL("**/changes");
  await page.getByRole("link", { name: "较早的", exact: true }).waitFor();
  const newest = await page.getByRole("rowheader").allTextContents();
  await page.getByRole("link", { name: "较早的", exact: true }).click();
  await page.waitForURL("**/changes?after=*");
  await expect.poll(() => page.getByRole("rowheader").allTextContents()).not.toEqual(newest);
  await page.getByRole("link", { name: "较新的", exact: true }).click();
  await page.waitForURL("**/changes?before=*");
  await expect.poll(() => page.getByRole("rowheader").allTextContents()).toEqual(newest);

  const stranger = await visit(browser, product.adminUrl);
  await goTo(stranger.page, "/changes?status=DRAFT");
  await stranger.page.getByText("没有符合条件的变更").waitFor();
  await expect
    .poll(() => stranger.page.getByRole("navigation", { name: "按状态", exact: true }).getByRole("link").count())
    .toBe(3);
  await goTo(stranger.page, `/changes?province=GX&requirement=${requirement}`);
  await expect.poll(() => stranger.page.getByRole("link", { name: "收件箱", exact: false }).count()).toBe(0);
  await goTo(stranger.page, `/changes/${number}`);
  await stranger.page.getByRole("heading", { level: 1, name: "没有这项变更", exact: true }).waitFor();
});

test.each(looks.wide)(
  "in %s, %s, at %i px no page or dialog has an axe violation and nothing sticks out",
  async (...how) => {
    const [language, colourScheme, width] = how;
    const draft = await editor.draft({
      title: "各种情形",
      effectiveFrom: nextMonth,
      set: [
        { province: "HN", requirement, value: 60 + (width % 7) },
        { province: "GD", requirement: "principal-legal-representative", value: "MAY_DIFFER" },
        { province: "GD", requirement, value: null },
      ],
    });
    const submitted = await editor.take("submitChange", draft);
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    const isCalm = async (where: string) =>
      expectCalm(page, where, (await page.getByRole("dialog").isVisible()) ? "[role=dialog]" : "html");
    await signIn(page, accounts.reviewer, "/changes");
    await page.getByRole("rowheader").first().waitFor();
    await isCalm("list");
    await goTo(page, `/changes/${draft.number}`);
    const steps = page.getByRole("region", {
      name: language === "en-GB" ? "What can be done" : "可进行的操作",
      exact: false,
    });
    await page.getByText(/共试算 |trials in the provinces/).waitFor();
    await isCalm("in review");
    await page.getByRole("button", { name: language === "en-GB" ? "Edit" : "编辑", exact: true }).click();
    await isCalm("form");
    await page.getByRole("button", { name: language === "en-GB" ? "Discard" : "放弃修改", exact: true }).click();
    const dialogOf = async (name: string) => {
      await steps.getByRole("button", { name, exact: false }).click();
      await page.getByRole("dialog").waitFor();
      await isCalm(name);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    };
    const english = language === "en-GB";
    await dialogOf(english ? "Reject" : "退回修改");
    await dialogOf(english ? "Withdraw" : "撤回");
    await reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
    await page.reload();
    await alive(page);
    await dialogOf(english ? "Publish" : "发布");
    expect(troubles).toEqual([]);

    const stranger = await visit(browser, product.adminUrl, { language, colourScheme, width });
    await goTo(stranger.page, "/changes/999999");
    await stranger.page.getByRole("heading", { level: 1 }).waitFor();
    expect(await axeViolations(stranger.page)).toEqual([]);
  },
);

interface Outlook {
  readonly step: string;
  readonly allowed: boolean;
  readonly reason: string | null;
}

const stepsOfButtons = [
  ["提交审核", "SUBMIT"],
  ["审核通过", "REVIEW"],
  ["退回修改", "REVIEW"],
  ["发布", "PUBLISH"],
  ["撤回", "WITHDRAW"],
  ["撤销此变更", "REVERT"],
] as const;

let value = 24;
/** A value that the cell doesn't have. */
function nextValue(): number {
  value += 1;
  return value;
}

/** A change's page as somebody sees it, or the list. */
async function pageOf(role: Role, number: number | null, how: Visit = {}): Promise<Page> {
  const { page } = await visit(browser, product.adminUrl, how);
  await signIn(page, accounts[role], number === null ? "/changes" : `/changes/${number}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

function button(page: Page, name: string) {
  return page.getByRole("region", { name: "可进行的操作", exact: true }).getByRole("button", { name, exact: true });
}

function stateOf(page: Page, state: string): Promise<void> {
  return page.getByRole("list", { name: "基本情况", exact: true }).getByText(state, { exact: true }).waitFor();
}

async function valueOn(province: string, asOf: string): Promise<number> {
  const { province: found } = await reviewer.gql<{ province: { rule: { content: { value: { integer: number } } } } }>(
    `{ province(code: ${province}) { rule(requirement: "${requirement}", asOf: "${asOf}") { content { value { ... on IntegerValue { integer } } } } } }`,
  );
  return found.rule.content.value.integer;
}
