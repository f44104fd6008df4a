import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import type { Messages } from "../messages/zh.ts";
import { formats } from "./formats.ts";
import { type Locale, localeCookie } from "./locales.ts";
import { pickLocale } from "./pick-locale.ts";

const messages: Readonly<Record<Locale, () => Promise<Messages>>> = {
  zh: async () => (await import("../messages/zh.ts")).zh,
  en: async () => (await import("../messages/en.ts")).en,
};

export default getRequestConfig(async () => {
  const locale = pickLocale((await cookies()).get(localeCookie)?.value, (await headers()).get("accept-language"));
  return { locale, messages: await messages[locale](), timeZone: "Asia/Shanghai", formats };
});
