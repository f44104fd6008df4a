import type { Browser, Page } from "playwright-core";
import { readSheet } from "read-excel-file/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { goTo, openBrowser, visit } from "./browser.ts";
import { beginPrinting, openComparison } from "./compare-page.ts";
import { type Compared, type ComparedCell, comparedBy, saysOf, textOf } from "./compared.ts";
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

test("the CSV file holds every cell of the whole comparison as the API has it", async () => {
  const { name, body } = await download("/compare", "下载 CSV");
  expect(name).toMatch(/^各省备案要求对照-\d{4}-\d{2}-\d{2}-[0-9a-f]{12}\.csv$/);
  expect([...body.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [head, ...rows] = parseCsv(body.toString("utf8").slice(1));
  expect(head).toEqual(["要求", "主题", ...compared.provinces.map(({ name: province }) => province)]);
  expect(rows).toHaveLength(compared.rows.length);
  for (const [index, { requirement, cells }] of compared.rows.entries()) {
    const [title, , ...texts] = rows[index] ?? [];
    expect([title, ...texts]).toEqual([requirement.title, ...cells.map(textOf)]);
  }
});

test("a narrowed, sorted and transposed view is exported as it is seen", async () => {
  const address = "/compare?topic=CONTACT&region=SOUTH&province=HI&province=GD&origin=PROVINCE&transposed=1";
  const { page } = await visit(browser, product.adminUrl);
  await goTo(page, address);
  await page.locator('[data-place="1/1"]').waitFor();
  const names = await page
    .locator("th[data-key]")
    .evaluateAll((all) => all.map((each) => each.firstElementChild?.textContent));
  expect(names).toEqual(["海南", "广东"]);
  const { body } = await download(address, "下载 CSV");
  const [head = [], ...rows] = parseCsv(body.toString("utf8").slice(1));
  expect(rows.map(([name]) => name)).toEqual(names);
  const columns = ["HI", "GD"].map((code) => compared.provinces.findIndex((each) => each.code === code));
  for (const [index, title] of head.slice(1).entries()) {
    const row = compared.rows.find(({ requirement }) => requirement.title === title);
    const own = columns
      .map((column) => row?.cells[column])
      .map((cell) => (cell?.origin === "PROVINCE" ? textOf(cell) : ""));
    expect([title, ...rows.map((each) => each[index + 1])]).toEqual([title, ...own]);
  }
  expect(head.length).toBeGreaterThan(1);
});

test("of a map the file holds what each province has of the requirement, or how many rules of its own", async () => {
  const row = compared.rows.find(({ requirement }) => requirement.key === "organisation-minimum-age");
  const { body } = await download("/compare?show=map&map=organisation-minimum-age&origin=PROVINCE", "下载 CSV");
  const names = compared.provinces.map(({ name }) => name);
  expect(parseCsv(body.toString("utf8").slice(1))).toEqual([
    ["省份", row?.requirement.title],
    ...names.map((name, column) => [name, textOf(row?.cells[column] ?? null)]),
  ]);

  const { body: workbook } = await download("/compare?show=map&topic=CONTACT", "下载 Excel");
  const contact = compared.rows.filter(({ requirement }) => requirement.topic === "CONTACT");
  expect(await readSheet(workbook, "对照表")).toEqual([
    ["省份", "本省规定的数量"],
    ...names.map((name, column) => [name, contact.filter(({ cells }) => cells[column]?.origin === "PROVINCE").length]),
  ]);
});

test("of equal provinces the file names each one's set", async () => {
  const { body } = await download("/compare?show=sets&requirement=organisation-minimum-age", "下载 CSV");
  const [head, ...rows] = parseCsv(body.toString("utf8").slice(1));
  expect(head).toEqual(["省份", "相同省份"]);
  expect(rows.map(([name]) => name)).toEqual(compared.provinces.map(({ name }) => name));
  const row = compared.rows.find(({ requirement }) => requirement.key === "organisation-minimum-age");
  const says = (column: number) => saysOf(row?.cells[column]);
  for (const [column, [, set]] of rows.entries()) {
    const alike = rows.filter((_, other) => says(other) === says(column)).length;
    expect(set).toMatch(alike === 1 ? /^与其他各省都不同/ : new RegExp(`^[A-Z]+ 组（${alike} 省）$`));
    for (const [other, [, its]] of rows.entries())
      if (alike > 1) expect([other, its === set]).toEqual([other, says(other) === says(column)]);
  }
});

test("the workbook holds the table with numbers as numbers, every rule with dates as dates, and every source", async () => {
  const { name, body } = await download("/compare", "下载 Excel");
  expect(name).toMatch(/\.xlsx$/);
  const table = await readSheet(body, "对照表");
  for (const [index, { requirement, cells }] of compared.rows.entries()) {
    const [title, , ...values] = table[index + 1] ?? [];
    expect([title, ...values]).toEqual([requirement.title, ...cells.map(tableValueOf)]);
  }
  expect(table).toHaveLength(compared.rows.length + 1);
  expect(table.flat().some((value) => typeof value === "number")).toBe(true);

  const [, ...rules] = await readSheet(body, "规则");
  const expected = compared.rows.flatMap(({ requirement, cells }) =>
    cells.flatMap((cell, column) => (cell ? [{ requirement, cell, province: compared.provinces[column] }] : [])),
  );
  expect(rules).toHaveLength(expected.length);
  for (const [index, { requirement, cell, province }] of expected.entries()) {
    const row = rules[index] ?? [];
    const { content } = cell;
    expect(row.slice(0, 2)).toEqual([province?.name, province?.code]);
    expect(row.slice(3, 10)).toEqual([
      requirement.title,
      requirement.key,
      content.summary,
      rawValueOf(cell),
      content.strictness === "ENFORCED" ? "必须遵守" : "建议遵守",
      cell.origin === "PROVINCE" ? "本省规定" : "全国规定",
      content.note,
    ]);
    expect(row[10] instanceof Date && row[10].toISOString().slice(0, 10)).toBe(cell.effectiveFrom);
    expect(row[13]).toBe(cell.revision.change.number);
  }

  const [, ...sources] = await readSheet(body, "来源");
  const listed = new Set(sources.map((row) => JSON.stringify([row[1], row[3], row[4], row[5]])));
  for (const { requirement, cell } of expected)
    for (const { title, clause, url } of cell.revision.sources)
      expect(listed).toContain(JSON.stringify([requirement.key, title, clause, url]));
});

test("files come in the language that one reads", async () => {
  const { page } = await visit(browser, product.adminUrl, { language: "en-GB" });
  await goTo(page, "/compare?topic=DOMAIN");
  const { body } = await downloaded(page, "CSV");
  expect(parseCsv(body.toString("utf8").slice(1))[0]?.slice(0, 3)).toEqual(["Requirement", "Topic", "Beijing"]);
});

test("the printed view has a page for each eight provinces, with the names on each", async () => {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, "/compare?topic=DOMAIN");
  await beginPrinting(page);
  await page.emulateMedia({ media: "print" });
  const tables = page.locator("table:visible");
  await expect.poll(() => tables.count()).toBe(4);
  const rows = compared.rows.filter(({ requirement }) => requirement.topic === "DOMAIN").length;
  await expect.poll(() => tables.first().locator("tbody tr").count()).toBe(rows);
  await expect.poll(() => page.getByRole("grid").isVisible()).toBe(false);
  await expect.poll(() => page.locator("header").first().isVisible()).toBe(false);
  const width = await tables.first().evaluate((table) => table.getBoundingClientRect().width);
  expect(width).toBeLessThanOrEqual(1280);
});

async function download(path: string, button: string) {
  const { page } = await visit(browser, product.adminUrl);
  await openComparison(page, path);
  return downloaded(page, button);
}

async function downloaded(page: Page, button: string): Promise<{ readonly name: string; readonly body: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: button, exact: true }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk));
  return { name: file.suggestedFilename(), body: Buffer.concat(chunks) };
}

/** Reads CSV as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  return text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((line) => line !== "")
    .map((line) =>
      line
        .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)),
    );
}

function tableValueOf(cell: ComparedCell | null): string | number {
  const integer = cell?.content.value.integer;
  return integer !== undefined && cell?.content.strictness === "ENFORCED" && !cell.content.note
    ? integer
    : textOf(cell);
}

function rawValueOf({ content: { value } }: ComparedCell): string | number | boolean | null {
  return (
    value.boolean ?? value.integer ?? value.option?.key ?? (value.options?.map(({ key }) => key).join(" ") || null)
  );
}
