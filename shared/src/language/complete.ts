import { expectedTypes, reportedItem } from "./check.ts";
import type { Environment } from "./environment.ts";
import type { Range } from "./problem.ts";
import { textTests } from "./tree.ts";
import type { Type } from "./type.ts";

/** What may be put in at a place of a text, in place of the range. */
export interface Completion extends Range {
  readonly kind: "FACT" | "FUNCTION" | "OPTION" | "WORD";
  readonly insert: string;
}

/** Suggestions for one place, at most. */
const mostSuggested = 50;
const namePart = /[A-Za-z_][A-Za-z0-9_.]*$/;
const openText = /(["'])([^"'\\]*)$/;

/**
 * What could stand at the caret: options where something that has options is compared, else facts, functions and words
 * of the language that begin so; facts also by any later part of their name.
 */
export function completionsAt(source: string, caret: number, environment: Environment): readonly Completion[] {
  const before = source.slice(0, caret);
  const expected = expectedTypes(before, environment);
  const quoted = isWithinText(before) ? openText.exec(before) : null;
  if (quoted) {
    const from = caret - quoted[0].length;
    const typed = quoted[2] ?? "";
    const closing = source.charAt(caret) === quoted[1] ? 1 : 0;
    return optionsOf(expected.get(from), typed).map((insert) => ({
      kind: "OPTION",
      insert,
      from,
      to: caret + closing,
    }));
  }
  if (isWithinText(before)) return [];
  const word = namePart.exec(before)?.[0] ?? "";
  const range = { from: caret - word.length, to: caret };
  // What is missing is missing at the end of what is there.
  const options = word === "" ? optionsOf(expected.get(caret), "") : [];
  const suggested: Completion[] = options.map((insert) => ({ kind: "OPTION", insert, ...range }));
  const add = (kind: Completion["kind"], names: Iterable<string>, ending = "") => {
    for (const name of names) if (begins(name, word)) suggested.push({ kind, insert: `${name}${ending}`, ...range });
  };
  const { facts, functions, value, mostTerms, rules } = environment;
  add("FACT", facts.keys());
  add("WORD", [
    ...(value ? ["value"] : []),
    "province",
    "true",
    "false",
    ...(value?.kind === "LIST" ? [reportedItem] : []),
  ]);
  add(
    "FUNCTION",
    [...functions.keys(), "has", ...(mostTerms > 0 ? ["terms"] : []), ...(rules.size > 0 ? ["rule"] : [])],
    "(",
  );
  const dot = word.lastIndexOf(".");
  if (dot >= 0) {
    const last = word.slice(dot + 1);
    const afterDot = { from: caret - last.length, to: caret };
    for (const name of [...textTests, "exists", "all"])
      if (name.toLowerCase().startsWith(last.toLowerCase()))
        suggested.push({ kind: "FUNCTION", insert: `${name}(`, ...afterDot });
  }
  return suggested.slice(0, mostSuggested);
}

function optionsOf(type: Type | undefined, typed: string): readonly string[] {
  const single = type?.kind === "LIST" ? type.of : type;
  if (single?.kind !== "OPTION") return [];
  return single.options.filter((key) => begins(key, typed)).map((key) => `"${key}"`);
}

function begins(name: string, typed: string): boolean {
  const [low, start] = [name.toLowerCase(), typed.toLowerCase()];
  return low.startsWith(start) || low.split(".").some((part) => part.startsWith(start));
}

/** Whether the end of a text lies within quotes. */
function isWithinText(before: string): boolean {
  let quote = "";
  for (let at = 0; at < before.length; at += 1) {
    const character = before.charAt(at);
    if (quote !== "" && character === "\\") at += 1;
    else if (quote !== "" ? character === quote : character === '"' || character === "'")
      quote = quote === "" ? character : "";
  }
  return quote !== "";
}
