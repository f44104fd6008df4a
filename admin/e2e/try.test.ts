import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accountOf, signInAnew } from "./accounts.ts";
import { alive, axeViolations, browserForFile, goTo, type Visit, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

const natures = [
  "individual",
  "enterprise",
  "sole_trader",
  "government",
  "institution",
  "social_org",
  "private_non_enterprise",
  "foundation",
  "law_firm",
  "military",
  "other",
];

test("each nature has a form of its own, judged in the browser as the server judges it", async () => {
  const { page, troubles } = await openTry();
  for (const nature of natures) {
    await page.getByLabel("从示例开始").selectOption(nature);
    await page.getByText("按 2", { exact: false }).first().waitFor();
    await expect.poll(() => page.getByLabel("主办单位性质").inputValue()).toBe(nature.toUpperCase());
    await expect
      .poll(() => page.getByLabel("是法定代表人", { exact: true }).count())
      .toBe(nature === "individual" ? 0 : 1);
    await expect.poll(() => page.getByLabel("有公章").count()).toBe(nature === "sole_trader" ? 1 : 0);
    await page.locator("[aria-busy=false]").waitFor();
    const variables = JSON.parse(await page.getByLabel("变量", { exact: true }).inputValue());
    const validated = await validate(variables);
    const { findings } = validated;
    await verdict(page).getByText(headingOf(validated)).waitFor();
    const shown = page.getByRole("region", { name: "核对结果", exact: true }).locator("li[data-severity]");
    await expect
      .poll(() => shown.allTextContents())
      .toEqual(findings.map(({ message }) => expect.stringContaining(message)));
  }
  expect(troubles).toEqual([]);
});

test("the filing's type decides whether the form asks for what is on record", async () => {
  const { page } = await openTry();
  await page.getByLabel("从示例开始").selectOption("enterprise");
  await expect.poll(() => page.getByLabel("已备案的证件号码").count()).toBe(0);
  await page.getByLabel("备案类型").selectOption("ADD_SITE");
  await page.getByLabel("已备案的证件号码").fill("110108000000016");
  await page.getByText("已备案的是旧证件号码，与现在填写的不一致。").first().waitFor();
});

test("what is typed is judged at once, beside its field, and survives a reload until it is cleared", async () => {
  const { page, troubles } = await openTry();
  await verdict(page).getByText("尚未填完").waitFor();
  await page.getByText("还差 5 项").waitFor();
  await page.getByLabel("从示例开始").selectOption("enterprise");
  await verdict(page).getByText(nothingFound).waitFor();
  const phone = page.getByLabel("办公电话", { exact: true });
  await phone.fill("99999");
  const found = page.locator("#field-principal-officePhone-found");
  await found.getByText("办公电话应为带区号的座机或手机号码。").waitFor();
  await expect.poll(() => phone.getAttribute("aria-describedby")).toContain("field-principal-officePhone-found");
  await page.reload();
  await alive(page);
  await found.waitFor();
  await expect.poll(() => phone.inputValue()).toBe("99999");
  await page.getByRole("button", { name: "清空", exact: true }).click();
  await verdict(page).getByText("尚未填完").waitFor();
  await page.reload();
  await alive(page);
  await page.getByText("还差 5 项").waitFor();
  expect(troubles).toEqual([]);
});

test("what a signed-in person typed is theirs: a stranger in the same tab sees nothing of it, nor anybody after they sign out", async () => {
  const { page } = await visit(browser, product.adminUrl);
  const name = page.getByLabel("主体名称");
  await signInAnew(page, accountOf(product, "viewer"), "/try");
  await name.fill("张三");
  await page.context().clearCookies({ name: /session/ });
  await page.reload();
  await alive(page);
  await expect.poll(() => name.isEnabled()).toBe(true);
  await expect.poll(() => name.inputValue()).toBe("");
  await name.fill("李四");
  await signInAnew(page, accountOf(product, "viewer"), "/try");
  await expect.poll(() => name.inputValue()).toBe("张三");
  await page.getByRole("button", { name: "查阅员", exact: true }).click();
  await page.getByRole("menuitem", { name: "退出登录", exact: true }).click();
  await page.waitForURL(`${product.adminUrl}/`);
  await expect
    .poll(() => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])))
    .not.toMatch(/张三|李四/);
});

test("what judges a filing is loaded once somebody turns to the form, before anything is typed", async () => {
  const { page } = await visit(browser, product.adminUrl);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const rulebooks = () => asked.filter((path) => path.startsWith("/rulebooks/"));
  await page.goto("/try", { waitUntil: "networkidle" });
  await page.getByText("还差 5 项").waitFor();
  expect(rulebooks()).toEqual([]);
  const name = page.getByLabel("主体名称");
  // Nobody can turn to a field that the page hasn't taken over yet.
  await expect.poll(() => name.isEnabled()).toBe(true);
  const coming = page.waitForRequest(/\/rulebooks\//);
  await name.focus();
  await coming;
  expect(rulebooks()).toHaveLength(1);
});

test("nothing of a filing leaves the browser until a receipt is asked for", async () => {
  const { page } = await openTry();
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByLabel("从示例开始").selectOption("employee");
  await page.getByLabel("主体名称").fill("杭州保密科技有限公司");
  await page.locator("[aria-busy=false]").waitFor();
  expect(sent.filter((request) => request.includes("保密"))).toEqual([]);
  await page.getByRole("button", { name: "开具回执", exact: true }).click();
  await page.getByRole("textbox", { name: "回执", exact: true }).waitFor();
  expect(sent.filter((request) => request.includes("保密"))).toHaveLength(1);
});

test("the smallest edits are offered, and putting them into the form makes it pass", async () => {
  const { page } = await openTry();
  await page.getByLabel("从示例开始").selectOption("employee");
  await page.getByLabel("备案省份").selectOption("BJ");
  await verdict(page).getByText("不能通过").waitFor();
  const cures = page.locator("[data-cure]");
  await cures.first().waitFor();
  await expect.poll(() => cures.count()).toBe(1);
  await expect.poll(() => cures.first().textContent()).toContain("010-88880001");
  await cures.first().getByRole("button", { name: "填入试试", exact: true }).click();
  await verdict(page).getByText(nothingFound).waitFor();
  await expect.poll(() => page.getByLabel("办公电话", { exact: true }).inputValue()).toBe("010-88880001");
});

test("in all 31 provinces the page offers the very cures that the API gives", async () => {
  const { page, troubles } = await openTry();
  await page.getByLabel("从示例开始").selectOption("individual");
  await page.getByLabel("办公电话", { exact: true }).fill("99999");
  await page.locator("[aria-busy=false]").waitFor();
  const variables = JSON.parse(await page.getByLabel("变量", { exact: true }).inputValue());
  const query = `query ($filing: FilingInput!) { validateEverywhere(filing: $filing) {
    province { code } outcome complete cures { edits { words } } } }`;
  const { validateEverywhere } = await ask<{
    validateEverywhere: {
      province: { code: string };
      outcome: string;
      complete: boolean;
      cures: { edits: { words: string }[] }[];
    }[];
  }>(query, { filing: variables.filing });
  expect(validateEverywhere).toHaveLength(31);
  const groups = await page
    .locator("[data-provinces]")
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute("data-provinces")?.split(" ") ?? [], one.textContent] as const),
    );
  const shown = new Map(groups.flatMap(([codes, text]) => codes.map((code) => [code, text ?? ""] as const)));
  let cured = 0;
  for (const { province, outcome, complete, cures } of validateEverywhere) {
    const tone = await page.locator(`[data-code=${province.code}]`).getAttribute("data-tone");
    expect([province.code, tone]).toEqual([province.code, isOpen({ outcome, complete }) ? "hue5" : tones[outcome]]);
    if (outcome === "PASSES") expect(shown.has(province.code)).toBe(false);
    else if (cures[0] === undefined) expect(shown.get(province.code)).toContain("改填备案信息无法通过");
    else for (const { words } of cures[0].edits) expect(shown.get(province.code)).toContain(words);
    cured += cures.length;
  }
  expect(cured).toBeGreaterThan(10);
  // As local subjects all of them can be cured.
  await page.getByRole("switch", { name: /^假设主体在当地/ }).check({ force: true });
  await page.locator("[aria-busy=false]").waitFor();
  await expectNone(page, "改填备案信息无法通过，请按提示另行办理。");
  expect(troubles).toEqual([]);
});

test("a receipt pasted back says that it is genuine, and a changed filing or receipt that it isn't", async () => {
  const { page, troubles } = await openTry();
  await page.getByLabel("从示例开始").selectOption("enterprise");
  await page.getByRole("button", { name: "开具回执", exact: true }).click();
  const receipt = await page.getByRole("textbox", { name: "回执", exact: true }).inputValue();
  expect(receipt).toMatch(/^[\w-]+\.[\w-]{43}$/);
  const pasted = page.getByLabel("粘贴回执");
  const check = page.getByRole("button", { name: "核验", exact: true });
  await pasted.fill(receipt);
  await check.click();
  await page.getByText("回执属实。").waitFor();
  await expect.poll(() => page.locator("[data-genuine=true]").textContent()).toContain("未发现问题，有未定");

  await pasted.fill(`${receipt.slice(0, -4)}AAAA`);
  await check.click();
  await page.getByText("回执不属实：不是本系统开具的。").waitFor();

  await pasted.fill(receipt);
  await page.getByLabel("主体负责人姓名").fill("王五");
  await check.click();
  await page.getByText("回执不是为当前表单中的备案开具的").waitFor();
  expect(troubles).toEqual([]);
});

test("the whole trace is laid out on demand", async () => {
  const { page } = await openTry();
  await page.getByLabel("从示例开始").selectOption("enterprise");
  await page.getByText(/^全部 \d+ 项核对$/).click();
  const rows = page.locator("tr[data-status]");
  await rows.first().waitFor();
  const variables = JSON.parse(await page.getByLabel("变量", { exact: true }).inputValue());
  const { checks } = await validate(variables);
  await expect
    .poll(() => rows.evaluateAll((all) => all.map((row) => row.getAttribute("data-status"))))
    .toEqual(checks.map(({ status }) => status));
});

test.each(looks.narrow)("it is accessible and calm in %s, %s, %i px wide", async (language, colourScheme, width) => {
  const { page, troubles } = await openTry({ language, colourScheme, width });
  expect(await axeViolations(page)).toEqual([]);
  await page.locator("select:has(option[value=employee])").selectOption("employee");
  await page.locator("[aria-busy=false]").waitFor();
  await page.locator("[data-cure]").first().waitFor();
  for (const summary of await page.locator("summary").all()) await summary.click();
  await expectCalm(page);
  expect(troubles).toEqual([]);
});

/** Nothing is wrong with it, and something enforced can't be decided. */
const nothingFound = /^目前未发现问题，\d+ 项未定$/;

function isOpen({ outcome, complete }: Pick<Validated, "outcome" | "complete">): boolean {
  return outcome === "PASSES" && !complete;
}

function headingOf(validated: Validated): string | RegExp {
  return isOpen(validated) ? nothingFound : new RegExp(`^${outcomes[validated.outcome]}$`);
}

const outcomes: Readonly<Record<string, string>> = {
  PASSES: "可以通过",
  NEEDS_ATTENTION: "需要留意",
  FAILS: "不能通过",
};
const tones: Readonly<Record<string, string>> = { PASSES: "good", NEEDS_ATTENTION: "attention", FAILS: "bad" };

/** The page, once it can be typed into. */
async function openTry(as: Visit = {}) {
  const visitor = await visit(browser, product.adminUrl, as);
  await goTo(visitor.page, "/try");
  await visitor.page.locator("form fieldset:not([disabled])").first().waitFor();
  return visitor;
}

function verdict(page: Page) {
  return page.getByRole("status").first();
}

async function expectNone(page: Page, text: string) {
  await page.getByText(text).first().waitFor({ state: "detached" });
}

interface Validated {
  readonly outcome: string;
  readonly complete: boolean;
  readonly findings: readonly { readonly message: string }[];
  readonly checks: readonly { readonly status: string }[];
}

async function validate(variables: object): Promise<Validated> {
  const query = `query ($filing: FilingInput!, $province: ProvinceCode) {
    validateFiling(filing: $filing, province: $province) { outcome complete findings { message } checks { status } } }`;
  return (await ask<{ validateFiling: Validated }>(query, variables)).validateFiling;
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const answer = await fetch(`${product.apiUrl}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}
