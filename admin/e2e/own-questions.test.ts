import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { accountOf, signIn } from "./accounts.ts";
import { alive, browserForFile, goTo, type Visit, visit } from "./browser.ts";
import { expectCalm } from "./calm.ts";
import { type Product, startProduct } from "./harness.ts";
import { personApi } from "./person-api.ts";

const browser = await browserForFile();
/** Of the requirement that the program records, which only Hunan makes. */
const key = "custom-manager-insurance";
let product: Product;
let directory: string;

beforeAll(async () => {
  const { settled } = inject("newDatabases");
  directory = await mkdtemp(join(tmpdir(), "beian-insured-"));
  await cp(settled.directory, directory, { recursive: true });
  const program = fileURLToPath(new URL("../../api/test/insured-book.ts", import.meta.url));
  await promisify(execFile)(process.execPath, [program, directory]);
  product = await startProduct({ directory, output: settled.output });
});
afterAll(async () => {
  await product?.stop();
  await rm(directory, { recursive: true, force: true });
});

const fact = (question: string) => `${key}/${question}`;

async function openTry(as: Visit = {}) {
  const visitor = await visit(browser, product.adminUrl, as);
  await goTo(visitor.page, "/try");
  await visitor.page.locator("form fieldset:not([disabled])").first().waitFor();
  return visitor;
}

const verdict = (page: Page) => page.getByRole("status").first();

test("what staff defined is asked and judged in the browser, told at its field, kept, and never sent but for a receipt", async () => {
  const { page, troubles } = await openTry();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByLabel("备案省份").selectOption("HN");
  await page.getByLabel("从示例开始").selectOption("enterprise");
  const group = page.getByRole("group", { name: "各省另问", exact: true });
  const proof = group.getByLabel("有社保证明");
  const open = page.locator(`[data-open=${key}]`);
  await open.getByRole("link", { name: "有社保证明", exact: true }).click();
  await expect.poll(() => proof.evaluate((field) => field === document.activeElement)).toBe(true);

  await proof.selectOption("false");
  await verdict(page).getByText("不能通过", { exact: true }).waitFor();
  await page
    .locator("[id='field-answers-custom-manager-insurance/hasProof-found']")
    .getByText("缺少社保证明。")
    .waitFor();
  await expect.poll(() => page.locator("[data-code=HN]").getAttribute("data-tone")).toBe("bad");

  await proof.selectOption("true");
  await open.getByRole("link", { name: "社保缴纳起始日", exact: true }).waitFor();
  await group.getByLabel("社保缴纳起始日").fill("2024-01-01");
  await group.getByLabel("已缴纳月数").fill("许多");
  await page.getByText("还差 1 项").waitFor();
  await expect.poll(() => group.getByLabel("已缴纳月数").getAttribute("aria-invalid")).toBe("true");
  await group.getByLabel("已缴纳月数").fill("24");
  await group.getByLabel("社保经办机构").fill("长沙机密机构");
  await expect.poll(() => open.count()).toBe(0);
  await verdict(page)
    .getByText(/^目前未发现问题，\d+ 项未定$/)
    .waitFor();

  await page.reload();
  await alive(page);
  await expect.poll(() => group.getByLabel("社保经办机构").inputValue()).toBe("长沙机密机构");
  await page.locator("[aria-busy=false]").waitFor();
  expect(sent.filter((request) => request.includes("机密"))).toEqual([]);
  await page.getByRole("button", { name: "开具回执", exact: true }).click();
  const receipt = await page.getByRole("textbox", { name: "回执", exact: true }).inputValue();
  await page.getByLabel("粘贴回执").fill(receipt);
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await page.getByText("回执属实。").waitFor();
  expect(product.api().output()).not.toContain("机密");

  const { answers } = JSON.parse(await page.getByLabel("变量", { exact: true }).inputValue()).filing;
  expect(answers).toEqual([
    { fact: fact("hasProof"), flag: true },
    { fact: fact("paidSince"), day: "2024-01-01" },
    { fact: fact("months"), number: 24 },
    { fact: fact("office"), text: "长沙机密机构" },
  ]);
  await page.getByLabel("主办单位性质").selectOption("GOVERNMENT");
  await expect.poll(() => proof.count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("in English it says that nothing is found so far, and what is open; and that of a book that it doesn't know all of", async () => {
  const { page, troubles } = await openTry({ language: "en-GB" });
  await page.route("**/rulebooks/*.json", async (route) => {
    const document = await (await route.fetch()).json();
    const rule = { value: true, strictness: "ENFORCED", effectiveFrom: "2020-01-01", revision: 1 };
    document.rules.national["custom-unheard-of"] = rule;
    await route.fulfill({ json: document });
  });
  await page.getByLabel("Start from").selectOption("enterprise");
  await verdict(page)
    .getByText(/^Nothing found so far; \d+ things are open$/)
    .waitFor();
  await page.getByText(/It is about: custom-unheard-of\./).waitFor();
  await page.locator("[data-open=custom-unheard-of]").getByText("The form can not tell").waitFor();
  await page.locator("[aria-busy=false]").waitFor();
  await expectCalm(page);
  expect(troubles).toEqual([]);
});

test("a sample is asked what provinces ask beside the form, and shows what it answers", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "administrator"), "/samples/new");
  await page.getByLabel("中文名称").fill("有社保的样例");
  await page.getByLabel("英文名称").fill("An insured sample");
  await page.getByLabel("增加一个省份").selectOption("HN");
  await page.getByLabel("从示例开始").selectOption("enterprise");
  const group = page.getByRole("group", { name: "各省另问", exact: true });
  await group.getByLabel("有社保证明").selectOption("false");
  await group.getByLabel("已缴纳月数").fill("许多");
  await page.getByRole("button", { name: "选择问题", exact: true }).click();
  await page.getByRole("combobox", { name: "应报告的问题", exact: true }).fill("社保证明");
  await page.getByRole("option", { name: "缺少社保证明。", exact: true }).click();
  await page.getByLabel("湖南的预期", { exact: true }).selectOption("FAILS");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect.poll(() => group.getByLabel("已缴纳月数").getAttribute("aria-invalid")).toBe("true");
  await group.getByLabel("已缴纳月数").fill("24");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "有社保的样例", exact: true }).waitFor();
  await page.getByText("与预期相同", { exact: true }).waitFor();
  await page.getByText("有社保证明", { exact: true }).waitFor();
  await page.getByText("24", { exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test("whoever reviews a definition sees all that it says, and of one that is changed what differs", async () => {
  const editor = await personApi(product, accountOf(product, "editor"));
  const { number, version } = await editor.draft({ title: "改社保要求的名称", sources: [{ title: "通知" }] });
  const { requirement } = await editor.gql<{ requirement: { definition: { id: string } } }>(
    `{ requirement(key: "${key}") { definition { id } } }`,
  );
  const words = (zh: string, en: string) => ({ zh, en });
  const common = {
    topic: "MATERIALS",
    appliesTo: ["ENTERPRISE"],
    value: { type: "BOOLEAN", yes: words("须缴纳", "needed"), no: words("不要求", "not needed") },
    facts: [{ key: "hasProof", type: "FLAG", title: words("有社保证明", "Has a proof of insurance") }],
    findings: [{ key: "missing", at: "own.hasProof", message: words("缺少社保证明。", "No proof.") }],
    rows: [
      { when: "own.hasProof", then: "PASSED" },
      { when: "true", then: "FAILED", findings: ["missing"] },
    ],
  };
  const title = words("网站负责人社保证明", "Proof of insurance");
  const define = [
    { ...common, follows: requirement.definition.id, key, title, description: words("一", "one") },
    { ...common, key: "custom-another", title: words("另一项", "Another"), description: words("二", "two") },
  ];
  await editor.gql(
    `mutation($input: EditChangeInput!) { editChange(input: $input) { ... on ChangeSuccess { change { version } } ... on Problem { message } } }`,
    { input: { number, version, define } },
  );

  const { page, troubles } = await visit(browser, product.adminUrl);
  await signIn(page, accountOf(product, "reviewer"), `/changes/${number}`);
  const section = page.getByRole("region", { name: "要求定义（2 项）", exact: true });
  const another = section.getByRole("group").filter({ hasText: "custom-another" });
  await another.getByText("另一项", { exact: true }).click();
  await another.getByText("own.hasProof → PASSED", { exact: true }).waitFor();
  await another.getByText("missing @ own.hasProof (BY_RULE): 缺少社保证明。", { exact: true }).waitFor();
  const changed = section.getByRole("group").filter({ hasText: key });
  await changed.getByText("网站负责人社保证明", { exact: true }).click();
  await changed.getByText("网站负责人社保", { exact: true }).waitFor();
  await changed.getByText("own.months < 3 → FAILED too-few", { exact: true }).waitFor();
  // What is the same on both sides isn't repeated.
  await expect.poll(() => changed.getByText("适用主体", { exact: true }).count()).toBe(0);
  await expectCalm(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectCalm(page);
  expect(troubles).toEqual([]);
});
