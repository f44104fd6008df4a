import { inLocale, type Locale, provinces } from "@beian/shared";
import { matchesSearch, searchKeysOf } from "../../components/province-search.ts";
import { foldTyped, wordsOf } from "../../components/search-words.ts";
import type { FoundChange, FoundRequirement } from "../../graphql/search.ts";

/** The most that is shown of one kind. */
export const shownOfAKind = 8;

/** The provinces that a text names, in the order of the list of provinces. */
export function findProvinces(query: string, locale: Locale) {
  if (foldTyped(query) === "") return [];
  return provinces
    .filter(({ code }) => matchesSearch(searchKeysOf(code), query))
    .slice(0, shownOfAKind)
    .map(({ code, fullName }) => ({ code, name: inLocale(fullName, locale) }));
}

/** The requirements that every word typed occurs in, those that say it in their titles first. */
export function findRequirements(
  query: string,
  requirements: readonly FoundRequirement[],
): readonly FoundRequirement[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const typed = foldTyped(query);
  const rankOf = ({ title, key, description }: FoundRequirement): number => {
    const [inTitle, inKey] = [foldTyped(title), foldTyped(key)];
    if (inTitle.startsWith(typed)) return 0;
    if (words.every((word) => inTitle.includes(word))) return 1;
    if (words.every((word) => inKey.includes(word))) return 2;
    const all = `${inTitle} ${inKey} ${foldTyped(description)}`;
    return words.every((word) => all.includes(word)) ? 3 : Number.POSITIVE_INFINITY;
  };
  return requirements
    .map((requirement) => ({ requirement, rank: rankOf(requirement) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, shownOfAKind)
    .map(({ requirement }) => requirement);
}

/** The changes that are numbered so, or that every word typed occurs in the title of. */
export function findChanges(query: string, changes: readonly FoundChange[]): readonly FoundChange[] {
  const number = numberIn(query);
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const isNumbered = (change: FoundChange) => change.number === number;
  const found = changes.filter(
    (change) => isNumbered(change) || words.every((word) => foldTyped(change.title).includes(word)),
  );
  return found.toSorted((a, b) => Number(isNumbered(b)) - Number(isNumbered(a))).slice(0, shownOfAKind);
}

/** The number of a change as people write it: 12, #12, 变更 12; null for another text. */
export function numberIn(query: string): number | null {
  const digits = /^(?:#|\p{Script=Han}{2}|change)?(\d{1,9})$/u.exec(foldTyped(query))?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** What the API is asked to look for in titles: as many characters and words as it takes; "" where nothing is typed. */
export function titleSearchOf(query: string): string {
  return query.trim().slice(0, 100).split(/\s+/).slice(0, 8).join(" ");
}
