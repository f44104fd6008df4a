import { normaliseName } from "@beian/shared";
import type { OptionsFilter } from "@mantine/core";

/** Texts to be found in, and what is typed to find them, in one form: as filings' names compare, and spaces don't count. */
export function foldTyped(text: string): string {
  return normaliseName(text).replace(/[\s'’]/g, "");
}

/** The words of what was typed. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .split(/\s+/)
    .map(foldTyped)
    .filter((word) => word !== "");
}

/** Whether each word that was typed stands in one of the texts. */
export function matchesWords(texts: readonly string[], typed: string): boolean {
  const folded = texts.map(foldTyped);
  return wordsOf(typed).every((word) => folded.some((text) => text.includes(word)));
}

/** Of a list to choose from, the options in which each word that was typed stands. */
export const findOptions: OptionsFilter = ({ options, search, limit }) => {
  const isFound = ({ label }: { readonly label?: unknown }) => matchesWords([String(label ?? "")], search);
  const found = options.flatMap((option): typeof options => {
    if (!("group" in option)) return isFound(option) ? [option] : [];
    const items = option.items.filter(isFound);
    return items.length > 0 ? [{ ...option, items }] : [];
  });
  return found.slice(0, limit);
};
