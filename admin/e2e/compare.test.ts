import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "./ask.ts";
import { alive, axeViolations, goTo, openBrowser, visit } from "./browser.ts";
import { expectCalm, looks } from "./calm.ts";
import { beginPrinting, endPrinting, openComparison } from "./compare-page.ts";
import { type Compared, comparedBy, saysOf, textOf } from "./compared.ts";
import { type SharedProduct, sharedProduct } from "./harness.ts";

let product: SharedProduct;
let browser: Browser;
let compared: Compared;

beforeAll(async () => {
  product = sharedProduct();
  browser = await openBrowser();
  compared = await comparedBy(product.apiUrl);
});
afterAll(async () => {
  await browser?.close();
});

test("all provinces by all requirements: every cell says what the API says, on paper too", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare");
  const grid = page.getByRole("grid", { name: "对照表", exact: true });
  await expect.poll(() => grid.getAttribute("aria-rowcount")).toBe(String(compared.rows.length + 1));
  await expect.poll(() => grid.getAttribute("aria-colcount")).toBe("32");
  expect(Object.fromEntries(await printedCells(page))).toEqual(
    Object.fromEntries(
      compared.rows.flatMap(({ requirement, cells }) =>
        cells.map((cell, column) => [`${requirement.key} ${compared.provinces[column]?.code}`, textOf(cell)]),
      ),
    ),
  );
  expect(troubles).toEqual([]);
});

test("every name is found by the browser, the head and the first column stay in sight, and arrow keys reach the far corner", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare");
  // The browser's own search comes by every name, and where it leads to, cells are there.
  const sides = page.getByRole("rowheader");
  expect(await names(sides)).toEqual(compared.rows.map(({ requirement }) => requirement.title));
  await expect.poll(() => page.locator("td[data-place]").count()).toBeLessThan(400);
  await expect.poll(() => page.locator('[data-place="150/1"]').count()).toBe(0);
  await expect.poll(() => page.evaluate(findInPage, compared.rows[149]?.requirement.title ?? "")).toBe(true);
  const found = page.locator('[data-place="150/1"]');
  await found.waitFor();
  await expect.poll(() => isWithin(found, page.locator("div:has(> [role=grid])"))).toBe(true);
  await page.locator('[data-place="0/0"]').focus();
  await page.keyboard.press("Control+End");
  const [last] = compared.rows.slice(-1);
  const corner = page.locator(`[data-place="${compared.rows.length}/31"]`);
  await corner.waitFor();
  await expect.poll(() => corner.evaluate((cell) => cell === document.activeElement)).toBe(true);
  await expect.poll(() => corner.textContent()).toContain(last?.cells[30]?.content.summary ?? "未记载");
  const scroller = await page.locator("div:has(> [role=grid])").boundingBox();
  const side = await page.getByRole("rowheader", { name: last?.requirement.title ?? "", exact: false }).boundingBox();
  const head = await page.getByRole("columnheader", { name: "新疆", exact: false }).boundingBox();
  expect(Math.abs((side?.x ?? 0) - (scroller?.x ?? 0))).toBeLessThan(3);
  expect(Math.abs((head?.y ?? 0) - (scroller?.y ?? 0))).toBeLessThan(3);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => placeInFocus(page)).toBe(`${compared.rows.length - 1}/30`);
  await page.keyboard.press("Control+Home");
  await expect.poll(() => placeInFocus(page)).toBe("0/0");
});

test("each filter narrows the table, stands in the address, and can be taken back", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare");
  await page.getByRole("button", { name: "筛选与排序", exact: true }).click();
  const rowsOf = (keep: (row: Compared["rows"][number]) => boolean) => compared.rows.filter(keep).length;

  await choose(page, "主题", "联系方式");
  const contact = rowsOf(({ requirement }) => requirement.topic === "CONTACT");
  await counted(page, 31, contact);
  await choose(page, "大区", "华东");
  const east = compared.provinces.filter(({ region }) => region === "EAST");
  await counted(page, east.length, contact);
  await expect
    .poll(() => parametersOf(page))
    .toEqual([
      ["topic", "CONTACT"],
      ["region", "EAST"],
    ]);
  await page.getByRole("button", { name: "去掉：联系方式", exact: true }).click();
  await page.getByRole("button", { name: "去掉：华东", exact: true }).click();
  await counted(page, 31, compared.rows.length);

  await choose(page, "省份", "浙江");
  await choose(page, "省份", "北京");
  await counted(page, 2, compared.rows.length);
  await expect.poll(() => heads(page)).toEqual(["浙江", "北京"]);
  await page.getByRole("switch", { name: "只看不同", exact: true }).click({ force: true });
  const [zj, bj] = ["ZJ", "BJ"].map((code) => compared.provinces.findIndex((each) => each.code === code));
  await counted(
    page,
    2,
    rowsOf(({ cells }) => saysOf(cells[zj ?? -1]) !== saysOf(cells[bj ?? -1])),
  );
  await expect
    .poll(() => parametersOf(page))
    .toEqual([
      ["province", "ZJ"],
      ["province", "BJ"],
      ["differences", "1"],
    ]);
  await openComparison(page, "/compare");

  await page.getByRole("button", { name: "筛选与排序", exact: true }).click();
  const principal = row("principal-legal-representative");
  const phone = row("organisation-office-phone");
  await choose(page, "要求", principal.requirement.title);
  await choose(page, "要求", phone.requirement.title);
  await counted(page, 31, 2);
  await openComparison(page, "/compare");

  await page.getByRole("button", { name: "筛选与排序", exact: true }).click();
  await choose(page, "来源", "本省规定");
  await counted(
    page,
    31,
    rowsOf(({ cells }) => cells.some((cell) => cell?.origin === "PROVINCE")),
  );
  expect(new Set(await originsInSight(page))).toEqual(new Set(["PROVINCE", "HIDDEN"]));
  await choose(page, "来源", "未记载");
  await counted(
    page,
    31,
    rowsOf(({ cells }) => cells.some((cell) => cell === null)),
  );
  await openComparison(page, "/compare");

  await page.getByRole("button", { name: "筛选与排序", exact: true }).click();
  await choose(page, "按规定筛选省份：要求", principal.requirement.title);
  const value = principal.cells[0]?.content.summary ?? "";
  await choose(page, "规定为", value);
  const same = compared.provinces.filter((_, column) => saysOf(principal.cells[column]) === saysOf(principal.cells[0]));
  await counted(page, same.length, compared.rows.length);
  await expect.poll(() => heads(page)).toEqual(same.map(({ name }) => name).slice(0, (await heads(page)).length));
  await expect.poll(() => parametersOf(page)).toEqual([["where", "principal-legal-representative.MAY_DIFFER"]]);
  expect(troubles).toEqual([]);
});

test("provinces are sorted and grouped by any requirement's value", async () => {
  const { page } = await visit(browser, product.adminUrl);
  const age = row("individual-minimum-age");
  // An advised age comes after the same one that is enforced.
  const value = (column: number) => {
    const { value: { integer = 0 } = {}, strictness } = age.cells[column]?.content ?? {};
    return integer === 0 ? Number.POSITIVE_INFINITY : integer + (strictness === "ADVISED" ? 0.5 : 0);
  };
  const columns = compared.provinces.map((_, column) => column);
  const names = (order: readonly number[]) => order.map((column) => compared.provinces[column]?.name);
  await openComparison(page, "/compare?requirement=individual-minimum-age");
  await page.getByRole("rowheader", { name: age.requirement.title, exact: false }).click();
  await page.getByRole("dialog").getByRole("button", { name: "省份按此升序", exact: true }).click();
  await page.getByText("排序：", { exact: false }).first().waitFor();
  const ascending = names(columns.toSorted((a, b) => value(a) - value(b) || a - b));
  await expect.poll(() => printedHeads(page)).toEqual(ascending);

  await page.locator('[data-key="individual-minimum-age"]').click();
  await page.getByRole("dialog").getByRole("button", { name: "省份按此降序", exact: true }).click();
  await page.waitForURL("**/compare?requirement=individual-minimum-age&sort=-individual-minimum-age");
  // Nothing recorded stays at the end.
  const down = (column: number) => (value(column) === Number.POSITIVE_INFINITY ? value(column) : -value(column));
  await expect.poll(() => printedHeads(page)).toEqual(names(columns.toSorted((a, b) => down(a) - down(b) || a - b)));

  await openComparison(page, "/compare?group=principal-legal-representative");
  const principal = row("principal-legal-representative");
  const groups = Map.groupBy(columns, (column) => saysOf(principal.cells[column]));
  const order = (await printedHeads(page)).map((name) => compared.provinces.findIndex((each) => each.name === name));
  // Provinces of a value stand together: the value changes once fewer than there are groups.
  const says = order.map((column) => saysOf(principal.cells[column]));
  expect(says.filter((each, index) => index > 0 && each !== says[index - 1])).toHaveLength(groups.size - 1);
  const first = says.filter((each) => each === says[0]).length;
  await expect.poll(() => page.locator('[data-place="0/1"]').textContent()).toContain(`${first} 省：`);
});

test("rows and columns change places", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare?topic=CONTACT");
  await page.getByRole("switch", { name: "行列互换", exact: true }).click({ force: true });
  await page.waitForURL("**/compare?topic=CONTACT&transposed=1");
  const contact = compared.rows.filter(({ requirement }) => requirement.topic === "CONTACT");
  const grid = page.getByRole("grid");
  await expect.poll(() => grid.getAttribute("aria-rowcount")).toBe("32");
  await expect.poll(() => grid.getAttribute("aria-colcount")).toBe(String(contact.length + 1));
  await expect
    .poll(() => page.locator('[data-place="1/1"]').textContent())
    .toContain(contact[0]?.cells[0]?.content.summary ?? "未记载");
  await openComparison(page, "/compare?transposed=1");
  await expect.poll(() => heads(page)).toEqual(compared.rows.map(({ requirement }) => requirement.title));
});

test("the address holds the whole view: a reload, another person and another language see the same", async () => {
  const address =
    "/compare?topic=CONTACT&topic=PRINCIPAL&region=EAST&region=NORTH&where=principal-legal-representative.MUST_BE_LEGAL_REP" +
    "&where=principal-legal-representative.MAY_DIFFER&differences=1&transposed=1&sort=-individual-minimum-age" +
    "&group=principal-legal-representative&open=BJ.principal-legal-representative";
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, address);
  await page.getByRole("dialog").waitFor();
  const seen = await sight(page);
  expect(seen.count).not.toBe("31 个省份，170 项要求");
  await expect.poll(() => page.url()).toBe(product.adminUrl + address);
  await page.reload();
  await alive(page);
  await page.getByRole("dialog").waitFor();
  await expect.poll(() => sight(page)).toEqual(seen);
  const other = await visit(browser, product.adminUrl);
  await openComparison(other.page, address);
  await expect.poll(() => sight(other.page)).toEqual(seen);
  const reader = await visit(browser, product.adminUrl, { language: "en-GB" });
  await openComparison(reader.page, address);
  await expect.poll(async () => (await sight(reader.page)).places).toEqual(seen.places);
});

test("a copied link names day and minute, so that it stays what it is", async () => {
  const { page, context } = await visit(browser, product.adminUrl);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openComparison(page, "/compare?topic=DOMAIN");
  await page.getByRole("button", { name: "复制链接", exact: true }).click();
  await page.getByRole("button", { name: "已复制", exact: true }).waitFor();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.get("topic")).toBe("DOMAIN");
  expect(link.searchParams.get("asOf")).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(link.searchParams.get("knownAt")).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}$/);
  await openComparison(page, link.pathname + link.search);
  await page.getByText("截至", { exact: false }).first().waitFor();
});

test("a pair in words tells what differs, as the API does", async () => {
  const { difference } = await ask<{ difference: { requirement: { title: string } }[] }>(
    product.apiUrl,
    "{ difference(from: { province: BJ }, to: { province: SH }) { requirement { title } } }",
  );
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare");
  await page.getByText("两省对照", { exact: true }).click();
  await page.getByText(`北京与上海：${difference.length} 项不同`, { exact: false }).waitFor();
  const marked = await page.locator("tr[data-differs] > th").allTextContents();
  expect(marked).toHaveLength(difference.length);
  for (const [index, { requirement }] of difference.entries()) expect(marked[index]).toContain(requirement.title);
  await page.getByRole("button", { name: "对调", exact: true }).click();
  await page.waitForURL("**/compare?show=pair&pair=SH&pair=BJ");
  await page.getByText("上海与北京：", { exact: false }).waitFor();
});

test("provinces with equal rules are found, and shown alone", async () => {
  const rows = ["principal-legal-representative", "organisation-office-phone"].map(row);
  const sets = Map.groupBy(compared.provinces, (_, column) => rows.map(({ cells }) => saysOf(cells[column])).join());
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(
    page,
    `/compare?show=sets&${rows.map(({ requirement }) => `requirement=${requirement.key}`).join("&")}`,
  );
  await page.getByText(`31 个省份共有 ${sets.size} 种规定组合`, { exact: false }).waitFor();
  const largest = [...sets.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  await page.getByText(largest.map(({ name }) => name).join("、"), { exact: true }).waitFor();
  await page.getByRole("button", { name: "只看这一组：", exact: false }).first().click();
  await counted(page, largest.length, 2);
});

test("two dates stand side by side, and what was not known yet is not shown", async () => {
  const before = await comparedBy(product.apiUrl, "2019-06-01");
  const changed = compared.rows.filter(({ cells }, index) =>
    cells.some((cell, column) => textOf(cell) !== textOf(before.rows[index]?.cells[column] ?? null)),
  );
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare?differences=1");
  await page.getByRole("button", { name: "更改日期", exact: true }).click();
  await page.getByLabel("对照日期").fill("2019年6月31日");
  await page.getByRole("button", { name: "应用", exact: true }).click();
  await page.getByText("日历中没有 2019-06-31 这一天", { exact: false }).waitFor();
  await page.getByLabel("对照日期").fill("2019.6.1");
  await page.getByRole("button", { name: "应用", exact: true }).click();
  await page.waitForURL("**/compare?against=2019-06-01&differences=1");
  await counted(page, 31, changed.length);
  const key = changed[0]?.requirement.key ?? "";
  const index = compared.rows.findIndex(({ requirement }) => requirement.key === key);
  const cells = new Map(await printedCells(page));
  const [then, now] = [before.rows[index]?.cells[0] ?? null, compared.rows[index]?.cells[0] ?? null];
  expect(cells.get(`${key} BJ`)).toBe(textOf(then) === textOf(now) ? textOf(now) : `${textOf(then)} → ${textOf(now)}`);

  await openComparison(page, "/compare?knownAt=2001-01-01T00:00");
  expect(new Set(await originsInSight(page))).toEqual(new Set(["UNRECORDED"]));
  await page.getByText("截至 2001-01-01 00:00 所知", { exact: false }).waitFor();
});

test.each(["asOf=2026-02-30", "knownAt=yesterday", "against=20260101", "againstKnownAt=2026-01-01T25:00"])(
  "a time that no calendar has is refused: %s",
  async (parameter) => {
    const { page } = await visit(browser, product.adminUrl);
    await goTo(page, `/compare?${parameter}`);
    await page.getByText("不是有效日期或时间", { exact: false }).waitFor();
    await expect.poll(() => page.getByRole("grid").count()).toBe(0);
    expect((await fetch(`${product.adminUrl}/compare/export?format=csv&${parameter}`)).status).toBe(400);
  },
);

test("a cell opens its rule with source and history, by mouse and by keyboard", async () => {
  const { page, troubles } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare?requirement=individual-filing-province");
  const hebei = page.locator('[data-place="1/3"]');
  const cell = row("individual-filing-province").cells[2];
  await hebei.click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByText(cell?.revision.sources[0]?.title ?? "", { exact: false })
    .first()
    .waitFor();
  await dialog.getByText(`说明：${cell?.content.note}`).waitFor();
  await dialog.getByText("历史（", { exact: false }).waitFor();
  await expect
    .poll(() => dialog.getByRole("link", { name: `变更 ${cell?.revision.change.number}`, exact: false }).count())
    .toBeGreaterThan(0);
  await page.waitForURL("**&open=HE.individual-filing-province");
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => placeInFocus(page), { timeout: 30_000 }).toBe("1/3");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page.waitForURL("**&open=TJ.individual-filing-province");
  await dialog.getByText("天津：", { exact: false }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await expect.poll(() => placeInFocus(page)).toBe("1/2");
  expect(troubles).toEqual([]);
});

test.each(looks.narrow)(
  "every part is accessible and calm in %s, %s, %i px wide",
  async (language, colourScheme, width) => {
    const { page, troubles } = await visit(browser, product.adminUrl, { language, colourScheme, width });
    for (const path of [
      "/compare?group=principal-legal-representative",
      "/compare?transposed=1&origin=PROVINCE&against=2019-06-01",
      "/compare?show=map",
      "/compare?show=map&map=principal-legal-representative",
      "/compare?show=pair&differences=1",
      "/compare?show=sets&topic=WEBSITE",
      "/compare?open=BJ.principal-legal-representative",
      "/compare?open=principal-legal-representative",
      "/compare?province=BJ&where=principal-legal-representative.MUST_BE_LEGAL_REP",
    ]) {
      await goTo(page, path);
      await page.locator("main h1").waitFor();
      if (path.includes("open=BJ")) await page.getByRole("dialog").locator("ol").waitFor();
      await expectCalm(page, path);
    }
    await goTo(page, "/compare");
    await page
      .getByRole("button", { name: language === "zh-CN" ? "筛选与排序" : "Filter and order", exact: false })
      .click();
    await page.locator("#compare-filters input").first().waitFor();
    await expectCalm(page);
    expect(troubles).toEqual([]);
  },
);

function row(key: string): Compared["rows"][number] {
  const found = compared.rows.find(({ requirement }) => requirement.key === key);
  if (!found) throw new Error(`no requirement ${key}`);
  return found;
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page
    .getByRole("textbox", { name: label, exact: true })
    .or(page.getByRole("combobox", { name: label, exact: true }));
  await field.first().click();
  await page.getByRole("option", { name: option, exact: true }).click();
  await page.keyboard.press("Escape");
}

function counted(page: Page, provinces: number, requirements: number): Promise<void> {
  return page.getByText(`${provinces} 个省份，${requirements} 项要求`, { exact: true }).waitFor();
}

function parametersOf(page: Page): string[][] {
  return [...new URL(page.url()).searchParams].map((entry) => [...entry]);
}

/** Runs in the page: finds a text as the browser's own search does, and scrolls to it, which that does by itself. */
function findInPage(text: string): boolean {
  const isFound = Reflect.apply(Reflect.get(window, "find"), window, [text, true]) === true;
  window.getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: "center" });
  return isFound === true;
}

async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [a, b] = [await inner.boundingBox(), await outer.boundingBox()];
  return a !== null && b !== null && a.y >= b.y && a.y + a.height <= b.y + b.height;
}

/** The names over the columns. */
function heads(page: Page): Promise<string[]> {
  return names(page.locator('th[data-place^="0/"]:not([data-place="0/0"])'));
}

async function names(cells: Locator): Promise<string[]> {
  return cells.evaluateAll((all) => all.map((cell) => cell.firstElementChild?.textContent ?? ""));
}

function originsInSight(page: Page): Promise<(string | null)[]> {
  return page.locator("td[data-origin]").evaluateAll((all) => all.map((each) => each.getAttribute("data-origin")));
}

function placeInFocus(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute("data-place"));
}

/** What one sees of the table: count, cells in sight with their places. */
async function sight(page: Page) {
  const places = await page
    .locator("td[data-place]")
    .evaluateAll((all) => all.map((each) => each.getAttribute("data-place")));
  const words = await page.locator("[data-place]").allTextContents();
  return { count: await page.locator("main output").textContent(), places, words };
}

/** What would stand on paper: each cell by requirement and province. */
async function printedCells(page: Page): Promise<[string, string][]> {
  await beginPrinting(page);
  const cells = await page
    .locator("td[data-cell]")
    .evaluateAll((all) =>
      all.map((cell): [string, string] => [cell.getAttribute("data-cell") ?? "", cell.textContent ?? ""]),
    );
  await endPrinting(page);
  return cells;
}

async function printedHeads(page: Page): Promise<string[]> {
  await beginPrinting(page);
  const texts = await page
    .locator("table:has(td[data-cell]) thead th:not(:first-child)")
    .evaluateAll((all) => all.map((head) => head.textContent ?? ""));
  await endPrinting(page);
  return texts;
}
