import type { Page } from "playwright-core";
import { goTo } from "./browser.ts";
import type { SharedProduct } from "./harness.ts";

/** The roles, as the addresses of the accounts of a new database begin. */
export type Role = "viewer" | "editor" | "reviewer" | "administrator";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** One of the accounts that a new database gets. */
export function accountOf(product: SharedProduct, role: Role): Account {
  const found = new RegExp(`(${role}@\\S+)\\s+(\\S+)`, "i").exec(product.firstOutput);
  const [, email, password] = found ?? [];
  if (email === undefined || password === undefined) throw new Error(`no account of a ${role} was printed`);
  return { email, password };
}

/** Signs in without the form, whose own test fills it in, and goes to a page as that person. */
export async function signIn(page: Page, { email, password }: Account, to = "/"): Promise<void> {
  const { origin } = new URL((await page.request.get("/icon.svg")).url());
  const response = await page.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: { origin },
  });
  if (!response.ok()) throw new Error(`${email} could not sign in: ${response.status()}`);
  await goTo(page, to);
}
