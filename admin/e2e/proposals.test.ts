import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Account, accountOf, type Role, signIn } from "./accounts.ts";
import { goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { ask } from "./drafts.ts";
import { type Product, settlePasswords, startProduct } from "./harness.ts";
import { personApi } from "./person-api.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

let product: Product;
let browser: Browser;
let accounts: Readonly<Record<Role, Account>>;

/** The first start of this version on the database of the one before, whose rules said something else. */
beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), "beian-older-"));
  const script = ["api/test/make-older-database.ts", join(directory, "beian.db")];
  await promisify(execFile)(process.execPath, script, { cwd: root });
  const started = await startProduct({ directory, output: "" });
  await rm(directory, { recursive: true, force: true });
  product = { ...started, firstOutput: await settlePasswords(started.apiUrl, started.api().output()) };
  browser = await openBrowser();
  accounts = {
    viewer: accountOf(product, "viewer"),
    editor: accountOf(product, "editor"),
    reviewer: accountOf(product, "reviewer"),
    administrator: accountOf(product, "administrator"),
  };
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

interface Proposal {
  readonly number: number;
  readonly title: string;
  readonly edits: readonly {
    readonly province: { readonly code: string } | null;
    readonly requirement: { readonly key: string };
  }[];
}

/** The proposals as the API has them: of Jiangsu's phones, and of what wasn't ruled on before. */
async function proposalsOf(page: Page): Promise<{ phone: Proposal; other: Proposal; count: number }> {
  const query = `{ changes(first: 100, origin: PRODUCT, status: [DRAFT]) { totalCount
    edges { node { number title edits { province { code } requirement { key } } } } } }`;
  const { changes } = await ask<{ changes: { totalCount: number; edges: { node: Proposal }[] } }>(page, query);
  const found = changes.edges.map(({ node }) => node);
  const of = (key: string) => found.find(({ edits }) => edits.some(({ requirement }) => requirement.key === key));
  const [phone, other] = [of("organisation-office-phone"), of("organisation-minimum-age")];
  if (!phone || !other) throw new Error("the proposals aren't there");
  return { phone, other, count: changes.totalCount };
}

test("an editor finds what an upgrade proposes, submits it, and it holds once another person published it", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, accounts.editor, "/");
  const { other, count } = await proposalsOf(page);
  const waiting = page.getByRole("region", { name: "等您处理", exact: true });
  await waiting.getByRole("heading", { level: 3, name: `规则台新版本提出的（${count}）`, exact: true }).waitFor();
  await waiting.getByRole("link", { name: `查看全部 ${count} 项提议`, exact: true }).click();
  await page.getByRole("checkbox", { name: "只看规则台提供的", exact: true }).and(page.locator(":checked")).waitFor();
  await page.locator(`a[href="/changes/${other.number}"]`).click();
  await page.getByText("规则台新版本提出了这些规则，尚未生效").waitFor();
  await page.getByRole("button", { name: "提交审核", exact: true }).click();
  await page.getByText("已提交审核，等待他人审核。", { exact: true }).waitFor();
  // Whoever submitted it isn't the one to approve it, whatever their role.
  const byEditor = await personApi(product, accounts.editor);
  const { change } = await byEditor.gql<{ change: { status: string; steps: { step: string; allowed: boolean }[] } }>(
    `{ change(number: ${other.number}) { status steps { step allowed } } }`,
  );
  expect(change.status).toBe("IN_REVIEW");
  expect(change.steps.filter(({ allowed }) => allowed).map(({ step }) => step)).not.toContain("REVIEW");

  const reviewer = await visit(browser, product.adminUrl);
  await signIn(reviewer.page, accounts.reviewer, `/changes/${other.number}`);
  await reviewer.page.getByRole("button", { name: "审核通过", exact: true }).click();
  const dialog = reviewer.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "确认通过", exact: true }).click();
  await reviewer.page.getByText("已审核通过，可以发布。", { exact: true }).waitFor();
  await reviewer.page.getByRole("button", { name: "发布", exact: true }).click();
  await dialog.getByRole("button", { name: "确认发布", exact: true }).click();
  await reviewer.page.getByText("已发布。", { exact: true }).waitFor();
  const { change: done } = await byEditor.gql<{ change: { status: string } }>(
    `{ change(number: ${other.number}) { status } }`,
  );
  expect(done.status).toBe("PUBLISHED");
  expect([...troubles, ...reviewer.troubles]).toEqual([]);
});

test("where staff published otherwise it is marked, with both sides, and has to be compared", async () => {
  const [editor, reviewer] = [await personApi(product, accounts.editor), await personApi(product, accounts.reviewer)];
  const set = [{ province: "JS", requirement: "organisation-office-phone", value: "MOBILE_ACCEPTED" }];
  const submitted = await editor.take("submitChange", await editor.draft({ title: "江苏口头通知", set }));
  const agreed = await reviewer.take("reviewChange", { ...submitted, verdict: "APPROVED" });
  const { number } = await reviewer.take("publishChange", agreed);

  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, accounts.editor, "/");
  const { phone } = await proposalsOf(page);
  const line = page.getByRole("row").filter({ has: page.locator(`a[href="/changes/${phone.number}"]`) });
  await line.getByText("冲突 1", { exact: true }).waitFor();
  await goTo(page, `/changes/${phone.number}`);
  await page.getByText("其中 1 项与已发布的规则冲突").waitFor();
  await page.getByText("冲突：规则台上次提供之后，这项规则已另行发布").waitFor();
  await page.getByRole("link", { name: `变更 ${number}：江苏口头通知`, exact: true }).waitFor();
  await page.getByRole("button", { name: /已对照，仍按本变更/ }).click();
  await page.getByText("其中 1 项与已发布的规则冲突").waitFor({ state: "detached" });
  expect(troubles).toEqual([]);
});

test("a viewer isn't asked to do anything about them", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await signIn(page, accounts.viewer, "/");
  await page.getByRole("region", { name: "等您处理", exact: true }).getByText("没有等您处理的变更。").waitFor();
});

test.each(looks.narrow)("in %s, %s, at %i px it has no axe violation and nothing sticks out", async (...how) => {
  const [language, colourScheme, width] = how;
  const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
  await signIn(page, accounts.editor, "/");
  await expectCalm(page);
  const { phone } = await proposalsOf(page);
  for (const path of ["/changes?status=DRAFT&origin=PRODUCT", `/changes/${phone.number}`]) {
    await goTo(page, path);
    await expectCalm(page);
  }
  expect(troubles).toEqual([]);
});
