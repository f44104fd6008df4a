"use server";

import { cookies } from "next/headers";
import { isLocale, localeCookie } from "./locales.ts";

const yearInSeconds = 365 * 24 * 60 * 60;

/** Keeps the language that a person chose; the page is then rendered anew in it. */
export async function chooseLocale(locale: string): Promise<void> {
  if (!isLocale(locale)) return;
  (await cookies()).set(localeCookie, locale, { path: "/", maxAge: yearInSeconds, sameSite: "lax", httpOnly: true });
}
