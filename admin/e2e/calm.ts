import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeViolations, overflowOf } from "./browser.ts";

type Look = readonly [language: "zh-CN" | "en-GB", colourScheme: "light" | "dark", width: 1280 | 390];

const everyLook = (["zh-CN", "en-GB"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((scheme) =>
    ([1280, 390] as const).map((width): Look => [language, scheme, width]),
  ),
);

/**
 * How pages are looked at: wide in Chinese and light, or narrow in English and dark, each file in the one that is harder
 * for its pages; in all eight ways where that is asked for.
 */
export const looks = {
  wide: only("zh-CN", "light", 1280),
  narrow: only("en-GB", "dark", 390),
} as const;

function only(...look: Look): readonly Look[] {
  return process.env.EVERY_LOOK ? everyLook : [look];
}

/** That what is shown breaks no rule of accessibility and isn't wider than the window. */
export async function expectCalm(page: Page, where = new URL(page.url()).pathname, within = "html"): Promise<void> {
  expect([where, await axeViolations(page, within), await overflowOf(page)]).toEqual([where, [], 0]);
}
