import { type Catalogue, inLocale, type Locale, universalChecks } from "@beian/shared";
import type { FindingLabels } from "./labels-of.ts";

/** To be worked out by the server: the findings stand beside their checks, which no browser needs for this. */
export function findingLabelsOf({ findingKeys, findingKinds, requirements }: Catalogue, locale: Locale): FindingLabels {
  const owners = new Map([...universalChecks, ...requirements].map((owner) => [owner.key, owner]));
  const told = findingKeys.map((key) => {
    const [owned = "", code = ""] = key.split("/");
    const owner = owners.get(owned);
    const kind = owner?.findings?.find((one) => one.code === code) ?? findingKinds.get(code);
    return { key, code, title: owner?.title, meaning: kind ? inLocale(kind.meaning, locale) : key };
  });
  const times = new Map<string, number>();
  for (const { meaning } of told) times.set(meaning, (times.get(meaning) ?? 0) + 1);
  const isAlone = (meaning: string) => times.get(meaning) === 1;
  const labelOf = ({ key, title, meaning }: (typeof told)[number]) =>
    isAlone(meaning) ? meaning : `${meaning} — ${title ? inLocale(title, locale) : key}`;
  return {
    keys: Object.fromEntries(told.map((one) => [one.key, labelOf(one)])),
    codes: Object.fromEntries([...findingKinds.values()].map(({ code, meaning }) => [code, inLocale(meaning, locale)])),
    codesByKey: Object.fromEntries(told.map(({ key, code }) => [key, code])),
  };
}
