import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations, overflowOf } from "./browser.ts";

/** How pages are looked at: each pair of language, colours and width is among them. */
export const looks = [
  ["zh-CN", "light", 1280],
  ["zh-CN", "dark", 390],
  ["en-GB", "dark", 1280],
  ["en-GB", "light", 390],
] as const;

/** That what is shown breaks no rule of accessibility and isn't wider than the window. */
export async function expectCalm(page: Page, where = new URL(page.url()).pathname): Promise<void> {
  expect([where, await axeViolations(page), await overflowOf(page)]).toEqual([where, [], 0]);
}
