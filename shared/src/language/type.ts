import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";

/** What one thing can be: a yes or no, a whole number, a calendar day, a text, or one of some words. */
export type SingleType =
  | { readonly kind: "FLAG" }
  | { readonly kind: "NUMBER" }
  | { readonly kind: "DAY" }
  | { readonly kind: "TEXT" }
  | { readonly kind: "OPTION"; readonly options: readonly string[] };

/** What an expression can be. A list says how long it gets at most, which bounds the cost of running over it. */
export type Type = SingleType | { readonly kind: "LIST"; readonly of: SingleType; readonly longest: number };

export const flag: SingleType = { kind: "FLAG" };
export const number: SingleType = { kind: "NUMBER" };
export const day: SingleType = { kind: "DAY" };
export const text: SingleType = { kind: "TEXT" };

export function option(options: readonly string[]): SingleType {
  return { kind: "OPTION", options };
}

export function listOf(of: SingleType, longest: number): Type {
  return { kind: "LIST", of, longest };
}

/** Options that a message names before it stops. */
const mostNamed = 4;

/** How a type is called in a message. */
export function typeInWords(type: Type): Text {
  switch (type.kind) {
    case "FLAG":
      return { zh: "是否", en: "a yes or no" };
    case "NUMBER":
      return { zh: "整数", en: "a whole number" };
    case "DAY":
      return { zh: "日期", en: "a day" };
    case "TEXT":
      return { zh: "文本", en: "a text" };
    case "OPTION": {
      const named = type.options.slice(0, mostNamed).map((key): Text => ({ zh: key, en: key }));
      const all = joinTexts(named);
      const more = type.options.length > mostNamed;
      return { zh: `选项（${all.zh}${more ? "等" : ""}）`, en: `one of ${all.en}${more ? ", …" : ""}` };
    }
    case "LIST": {
      const of = typeInWords(type.of);
      return { zh: `列表（每项为${of.zh}）`, en: `a list, each of it ${of.en}` };
    }
  }
}
