import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "./harness.ts";

/** Files are made beside pages, so many at a time and no more. */

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.stop());

const file = (caller: string) =>
  fetch(`${product.adminUrl}/compare/export?format=xlsx`, {
    headers: { "x-forwarded-for": caller, "accept-language": "zh-CN" },
  });

test("pages are answered while twelve workbooks are asked for, and each is made or refused in words", async () => {
  const page = async () => {
    const from = performance.now();
    await (await fetch(`${product.adminUrl}/provinces`)).text();
    return performance.now() - from;
  };
  await (await file("203.0.113.1")).arrayBuffer();
  const alone = Math.max(await page(), await page(), await page());
  const all = Array.from({ length: 12 }, (_, each) => file(`203.0.113.${each}`));
  const whileMaking: number[] = [];
  let over = false;
  const made = Promise.all(all.map(async (each) => (await each).status)).finally(() => {
    over = true;
  });
  while (!over) whileMaking.push(await page());
  expect(new Set(await made)).toEqual(new Set([200]));
  expect(whileMaking.length).toBeGreaterThan(3);
  // Two threads on two cores, which other work shares: half of the pages come about as fast as alone.
  const median = whileMaking.toSorted((a, b) => a - b)[Math.floor(whileMaking.length / 2)] ?? 0;
  expect(median).toBeLessThan(alone * 4 + 250);
}, 180_000);

test("one caller has a share, and is told when to come again", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => file("198.51.100.7")));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBe(6);
  for (const answer of refused) {
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(await answer.text()).toContain("同时下载的文件太多，请在 5 秒后再试");
  }
  for (const answer of answers) await answer.body?.cancel().catch(() => {});
  expect((await file("198.51.100.7")).status).toBe(200);
}, 180_000);

test("from many callers together no more wait than there is room for", async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, each) => file(`192.0.2.${each}`)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(24);
  expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0);
  const busy = answers.find(({ status }) => status === 503);
  expect([busy?.headers.get("retry-after"), await busy?.text()]).toEqual([
    "5",
    expect.stringContaining("正在生成的文件太多"),
  ]);
  for (const answer of answers) await answer.body?.cancel().catch(() => {});
}, 240_000);
