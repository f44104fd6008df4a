import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import type Messages from "../messages/zh.json";
import { formats } from "./formats.ts";
import { type Locale, localeCookie } from "./locales.ts";
import { pickLocale } from "./pick-locale.ts";

const messages: Readonly<Record<Locale, () => Promise<{ default: typeof Messages }>>> = {
  zh: () => import("../messages/zh.json"),
  en: () => import("../messages/en.json"),
};

export default getRequestConfig(async () => {
  const locale = pickLocale((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
  return { locale, messages: (await messages[locale]()).default, timeZone: "Asia/Shanghai", formats };
});
