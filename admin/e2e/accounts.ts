import type { Page } from "playwright-core";
import { goTo } from "./browser.ts";
import type { SharedProduct } from "./harness.ts";
import { type Account, sessionOf } from "./sessions.ts";

export type { Account };

/** The roles, as the addresses of the accounts of a new database begin. */
export type Role = "viewer" | "editor" | "reviewer" | "administrator";

/** One of the accounts that a new database gets. */
export function accountOf(product: SharedProduct, role: Role): Account {
  const found = new RegExp(`(${role}@\\S+)\\s+(\\S+)`, "i").exec(product.firstOutput);
  const [, email, password] = found ?? [];
  if (email === undefined || password === undefined) throw new Error(`no account of a ${role} was printed`);
  return { email, password };
}

/**
 * Makes a browser that person's, without the form, whose own test fills it in, and goes to a page as them where one is
 * named. They bring the session that they have.
 */
export async function signIn(page: Page, account: Account, to?: string): Promise<void> {
  const url = await originOf(page);
  const cookies = await sessionOf(url, account);
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, url, sameSite: "Lax" as const })));
  if (to !== undefined) await goTo(page, to);
}

/** The same with a session of this browser's own, where it is tested what becomes of that or whether the password holds. */
export async function signInAnew(page: Page, { email, password }: Account, to?: string): Promise<void> {
  const origin = await originOf(page);
  const response = await page.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin },
  });
  if (!response.ok()) throw new Error(`${email} could not sign in: ${response.status()}`);
  if (to !== undefined) await goTo(page, to);
}

async function originOf(page: Page): Promise<string> {
  return new URL((await page.request.get("/icon.svg")).url()).origin;
}
