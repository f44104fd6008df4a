import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./child.mjs";
import { hastyLooks } from "./patient-tests.mjs";

const folder = join(root, "admin/e2e");

test.each(readdirSync(folder).filter((name) => name.endsWith(".ts")))("%s waits for what it looks at", (name) => {
  expect(hastyLooks(readFileSync(join(folder, name), "utf8"))).toEqual([]);
});

test.each([
  'page.getByRole("button", { name: "保存" })',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: source to be judged
  'page.getByRole("link", { name: `变更 ${number}` })',
  'page\n  .getByRole("heading", {\n    level: 1,\n    name,\n  })',
  'page.getByRole("heading", { level: 1, name: "浙江", exact: false })',
  "expect(await rows.count()).toBe(3)",
  'expect(await page.getByLabel("理由").inputValue()).not.toBe("")',
  "expect(await placeInFocus(page)).toBe('0/0')",
  "expect(\n  await page.locator('li').evaluateAll((all) => all.map((one) => one.id)),\n).toEqual([])",
])("%s would be told", (source) => {
  expect(hastyLooks(source)).toHaveLength(1);
});

test.each([
  'page.getByRole("button", { name: "保存", exact: true })',
  'page.getByRole("option", { name: "浙江省", exact: false })',
  'page.getByRole("heading", { level: 1, name: /^撤销变更/ })',
  'page.getByRole("heading", { level: 1 })',
  "await expect.poll(() => rows.count()).toBe(3)",
  "expect(await axeViolations(page)).toEqual([])",
  "expect(await ask(page, query)).toEqual({})",
  'expect(await valueOn("ZJ", today)).toBe(18)',
])("%s is let be", (source) => {
  expect(hastyLooks(source)).toEqual([]);
});
