import type { Locale, Text } from "@beian/shared";
import { inLocale } from "@beian/shared";
import { builder } from "./builder.ts";
import { localeEnum } from "./enums.ts";

/** The `locale` argument of every text that is meant for people. */
export const localeArg = builder.args((t) => ({
  locale: t.field({ type: localeEnum, defaultValue: "ZH", description: "The language of the answer." }),
}));

/** A text in the language asked for; a null argument counts as not given. */
export function localised(text: Text, { locale }: { locale?: Locale | null }): string {
  return inLocale(text, locale ?? "ZH");
}
