import type { Messages } from "../messages/zh.ts";
import type { formats } from "./formats.ts";
import type { Locale as AdminLocale } from "./locales.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: AdminLocale;
    Messages: Messages;
    Formats: typeof formats;
  }
}
