import type messages from "../messages/zh.json";
import type { formats } from "./formats.ts";
import type { Locale as AdminLocale } from "./locales.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: AdminLocale;
    Messages: typeof messages;
    Formats: typeof formats;
  }
}
