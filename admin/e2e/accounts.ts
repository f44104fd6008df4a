import type { Page } from "playwright-core";
import type { Product } from "./harness.ts";

/** The roles, as the addresses of the accounts of a new database begin. */
export type Role = "viewer" | "editor" | "reviewer" | "administrator";

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** One of the accounts that a new database gets, as the API printed it when it first started. */
export function accountOf(product: Product, role: Role): Account {
  const found = new RegExp(`(${role}@\\S+)\\s+(\\S+)`, "i").exec(product.api().output());
  const [, email, password] = found ?? [];
  if (email === undefined || password === undefined) throw new Error(`no account of a ${role} was printed`);
  return { email, password };
}

/** Signs in on the sign-in page, as a person does, and waits for the page it leads on to. */
export async function signIn(page: Page, { email, password }: Account, to = "/"): Promise<void> {
  await page.goto(to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator('input[name="password"]').press("Enter");
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
