// biome-ignore lint/style/noRestrictedImports: the API tells what codes mean in its schema alone, in both languages at once.
import { inLocale, type Locale, shippedCatalogue } from "@beian/shared";

/** What each finding means, by its code. */
export type FindingLabels = Readonly<Record<string, string>>;

/** To be worked out by the server: the findings stand beside their checks, which no browser needs for this. */
export function findingLabelsIn(locale: Locale): FindingLabels {
  const kinds = [...shippedCatalogue.findingKinds.values()];
  return Object.fromEntries(kinds.map(({ code, meaning }) => [code, inLocale(meaning, locale)]));
}
