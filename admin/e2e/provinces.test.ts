import { expect, test } from "vitest";
import { alive, axeViolations, browserForFile, goTo, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { sharedProduct } from "./harness.ts";

const product = sharedProduct();
const browser = await browserForFile();

test("from the front page through the 31 provinces to a rule of Zhejiang with its source, and to English", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/");
  await page
    .getByRole("navigation", { name: "主导航", exact: true })
    .getByRole("link", { name: "省份", exact: true })
    .click();
  await page.waitForURL("**/provinces");
  await expect.poll(() => page.title()).toBe("省份 · 备案规则台");
  await page.getByText("共 31 个省份").waitFor();
  await expect.poll(() => page.getByRole("rowheader").getByRole("link").count()).toBe(31);

  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "浙江", exact: false }) });
  await expect.poll(() => row.textContent()).toContain("浙江省通信管理局");
  const own = await row.getByRole("cell").last().textContent();
  expect(Number(own)).toBeGreaterThan(0);
  await row.getByRole("link").click();

  await page.getByRole("heading", { level: 1, name: "浙江省", exact: true }).waitFor();
  await page.getByText(`本省规定 ${own}`, { exact: true }).waitFor();
  const rule = page.locator("#principal-legal-representative");
  const chinese = await rule.textContent();
  expect(chinese).toContain("本省规定");
  expect(chinese).toContain("2020-01-01 起");
  expect(chinese).toContain("腾讯云备案常见问题");

  await page.getByRole("button", { name: "English", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Zhejiang Province", exact: true }).waitFor();
  await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("en");
  await rule.getByText("Own rule").waitFor();
  await expect.poll(() => rule.textContent()).toContain("from 2020-01-01");

  await page.reload();
  await alive(page);
  await page.getByRole("button", { name: "中文", exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test("what the page says of each rule is what the API says", async () => {
  const query = `{ province(code: GS) { rules { requirement { key } content { summary } origin } } requirements { key } }`;
  const answer = await fetch(`${product.apiUrl}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const { data } = (await answer.json()) as {
    data: {
      province: { rules: { requirement: { key: string }; content: { summary: string }; origin: string }[] };
      requirements: { key: string }[];
    };
  };
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/GS");
  const rows = await page.locator("[data-origin]").evaluateAll((elements) =>
    elements.map((element) => ({
      key: element.id,
      origin: element.getAttribute("data-origin"),
      text: element.textContent,
    })),
  );
  expect(rows.map(({ key }) => key).sort()).toEqual(data.requirements.map(({ key }) => key).sort());
  const ruleOf = new Map(data.province.rules.map((rule) => [rule.requirement.key, rule]));
  for (const { key, origin, text } of rows) {
    const rule = ruleOf.get(key);
    expect([key, origin]).toEqual([key, rule?.origin ?? "UNRECORDED"]);
    expect(text).toContain(rule?.content.summary ?? "未记载");
  }
  expect(rows.some(({ origin }) => origin === "UNRECORDED")).toBe(true);
});

test.each([1280, 390])("an address that names a rule shows it, at %i px", async (width) => {
  for (const rule of ["house-number", "server-purchase-months"]) {
    const { page } = await visit(browser, product.adminUrl, { width });
    await goTo(page, `/provinces/ZJ#${rule}`);
    // Beneath the page's own bar, or where the page ends.
    await expect
      .poll(() =>
        page
          .locator(`#${rule}`)
          .boundingBox()
          .then((box) => box && box.y >= 0 && box.y < 800),
      )
      .toBe(true);
  }
});

test("the filter takes names, pinyin and codes, and Enter opens the only one left", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces");
  const filter = page.getByRole("searchbox", { name: "筛选省份", exact: true });
  await filter.fill("台湾");
  await page.getByText("没有符合“台湾”的省份").waitFor();
  await page.getByRole("button", { name: "清除筛选", exact: true }).click();
  await page.getByText("共 31 个省份").waitFor();
  await filter.fill("3");
  await page.getByText("共 7 个省份").waitFor();
  await filter.fill("nmg");
  await page.getByText("共 1 个省份").waitFor();
  await filter.press("Enter");
  await page.waitForURL("**/provinces/NM");
});

test("a day is chosen by typing it, stands in the address, and can be left again", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ?show=own");
  await page.locator("#principal-legal-representative").waitFor();
  const date = page.getByLabel("查询日期");
  await date.fill("2019-12-31");
  await page.waitForURL("**/provinces/ZJ?show=own&asOf=2019-12-31");
  await page.getByText("以下是 2019-12-31 的规则，不是今日的。").waitFor();
  await date.fill("２０１９年１２月３０日");
  await date.press("Enter");
  await page.waitForURL("**/provinces/ZJ?show=own&asOf=2019-12-30");
  await expect.poll(() => date.inputValue()).toBe("2019-12-30");
  for (const [typed, told] of [
    ["2019-02-30", "日历中没有 2019-02-30 这一天"],
    ["去年底", "看不懂这个日期。请写作 2026-01-31"],
  ] as const) {
    await date.fill(typed);
    await date.press("Enter");
    await page.getByText(told, { exact: false }).waitFor();
    await expect.poll(() => date.getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => date.inputValue()).toBe(typed);
  }
  await page.waitForURL("**/provinces/ZJ?show=own&asOf=2019-12-30");
  await expect.poll(() => page.locator("#principal-legal-representative").count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "回到今日", exact: true }).click();
  await page.waitForURL("**/provinces/ZJ?show=own");
  await page.locator("#principal-legal-representative").waitFor();
  expect(troubles).toEqual([]);
});

test("rules are shown as they were known at an instant, which stands in the address", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await page.locator("#principal-legal-representative").waitFor();
  const field = page.getByLabel("截至何时所知");
  await field.fill("2020/5/1 8:30");
  await field.press("Enter");
  await page.waitForURL("**/provinces/ZJ?knownAt=2020-05-01T08%3A30%3A00%2B08%3A00");
  await page.getByText("以下只计入").waitFor();
  await expect.poll(() => page.locator('[data-origin="PROVINCE"]').count()).toBe(0);
  await page.getByRole("button", { name: "以现在所知", exact: true }).click();
  await page.waitForURL("**/provinces/ZJ");
  await page.locator('[data-origin="PROVINCE"]').first().waitFor();
  await goTo(page, "/provinces/ZJ?knownAt=yesterday");
  await page.getByRole("alert").getByText("“yesterday”不是有效时刻").waitFor();
  expect(troubles).toEqual([]);
});

test("a day is chosen in the calendar", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ?asOf=2026-03-15");
  await page.getByLabel("查询日期").click();
  await page.getByRole("button", { name: "上个月", exact: true }).click();
  await page.getByText("2026年2月", { exact: true }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "28", exact: false }).filter({ hasText: "28" }).click();
  await page.waitForURL("**/provinces/ZJ?asOf=2026-02-28");
  await page.getByText("以下是 2026-02-28 的规则，不是今日的。").waitFor();
  expect(troubles).toEqual([]);
});

test.each(["2026-02-30", "20260101", "yesterday", ""])("the date %j is refused, and no rule is shown", async (asOf) => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, `/provinces/ZJ?asOf=${asOf}`);
  await page.getByRole("alert").getByText(`“${asOf}”不是有效日期`).waitFor();
  await expect.poll(() => page.locator("[data-origin]").count()).toBe(0);
  await page.getByRole("link", { name: "查看今日的规则", exact: true }).click();
  await page.locator("#principal-legal-representative").waitFor();
});

test("own, national and unrecorded rules are told apart, and the address keeps which are shown", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces/ZJ");
  await page.getByText(/^未记载 \d+$/).click();
  await page.waitForURL("**/provinces/ZJ?show=unrecorded");
  await page.reload();
  await alive(page);
  const origins = await page
    .locator("[data-origin]")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-origin")));
  expect([...new Set(origins)]).toEqual(["UNRECORDED"]);
});

test("an unknown province and an unknown page are not found, and small letters are understood", async () => {
  const { page } = await visit(browser, product.adminUrl);
  expect((await goTo(page, "/provinces/QQ"))?.status()).toBe(404);
  await page.getByRole("heading", { name: "没有这个省份", exact: true }).waitFor();
  expect((await goTo(page, "/nowhere"))?.status()).toBe(404);
  await page.getByRole("heading", { name: "没有这个页面", exact: true }).waitFor();
  await goTo(page, "/provinces/zj?asOf=2026-01-01");
  await page.waitForURL("**/provinces/ZJ?asOf=2026-01-01");
});

test.each(looks.narrow)(
  "every page is accessible and calm in %s, %s, %i px wide",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    for (const path of ["/provinces", "/provinces/ZJ", "/provinces/QQ", "/provinces/ZJ?asOf=2026-02-30"]) {
      await goTo(page, path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expect.poll(() => page.locator("html").getAttribute("lang")).toBe(language === "zh-CN" ? "zh-CN" : "en");
      await expect.poll(() => page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(colourScheme);
      await expectCalm(page);
    }
    // The browser itself reports the province that there isn't.
    expect(troubles.filter((trouble) => !/404/.test(trouble))).toEqual([]);
  },
);

test("at 390 px the navigation opens from the burger, closes with Escape, and leads on", async () => {
  const { page } = await visit(browser, product.adminUrl, { width: 390 });
  await goTo(page, "/provinces/ZJ");
  await page.getByRole("button", { name: "打开导航", exact: true }).click();
  const link = page
    .getByRole("navigation", { name: "主导航", exact: true })
    .getByRole("link", { name: "省份", exact: true });
  await link.waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await link.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "打开导航", exact: true }).click();
  await link.click();
  await page.waitForURL("**/provinces");
  await link.waitFor({ state: "hidden" });
});

test("by keyboard: past the header to the content, and from the filter into a province", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, "/provinces");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator(":focus").textContent()).toBe("跳到正文");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("浙江");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/provinces/ZJ");
});

test("a colour scheme that a person chose stays, whatever the system says", async () => {
  const { page } = await visit(browser, product.adminUrl, { colourScheme: "light" });
  await goTo(page, "/provinces");
  await page.getByLabel("配色").selectOption("深色");
  const html = page.locator('html[data-mantine-color-scheme="dark"]');
  await html.waitFor();
  await page.reload();
  await alive(page);
  await html.waitFor();
  // The page has its colours before it is hydrated, the switch its value only then.
  await expect.poll(() => page.getByLabel("配色").inputValue(), { timeout: 30_000 }).toBe("dark");
});
