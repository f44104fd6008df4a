import { findingKinds, inLocale, type Locale } from "@beian/shared";

/** What each finding means, by its code. */
export type FindingLabels = Readonly<Record<string, string>>;

/** To be worked out by the server: the findings stand beside their checks, which no browser needs for this. */
export function findingLabelsIn(locale: Locale): FindingLabels {
  return Object.fromEntries([...findingKinds.values()].map(({ code, meaning }) => [code, inLocale(meaning, locale)]));
}
