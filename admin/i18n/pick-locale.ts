import Negotiator from "negotiator";
import { isLocale, type Locale, locales } from "./locales.ts";

/** The language a person chose, else the one that their browser likes best, else Chinese. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const preferred = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "" } }).language([...locales]);
  return isLocale(preferred) ? preferred : locales[0];
}
