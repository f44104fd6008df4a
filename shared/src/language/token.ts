import type { Problem, Range } from "./problem.ts";
import { problem } from "./problem.ts";

export type Token = Range &
  (
    | { readonly kind: "NAME"; readonly name: string }
    | { readonly kind: "NUMBER"; readonly value: number }
    /** `isOpen`: its closing quote is missing. */
    | { readonly kind: "TEXT"; readonly value: string; readonly isOpen: boolean }
    | { readonly kind: "SIGN"; readonly sign: string }
    | { readonly kind: "END" }
  );

/** Longer ones first, so that `<=` isn't read as `<`. */
const signs = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", ",", ".", "?", ":", "+", "-"];
const space = /[ \t\r\n]+/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const digits = /[0-9]+/y;
/** Whole numbers beyond are a slip of the hand; all below are exact. */
export const largestNumber = 1_000_000_000;

const escapes: Readonly<Record<string, string>> = { "\\": "\\", '"': '"', "'": "'", n: "\n", t: "\t", r: "\r" };

/** Cuts a text into names, numbers, texts and signs, the last of them the end; what is none of these is told and passed over. */
export function tokensOf(source: string): { tokens: readonly Token[]; problems: readonly Problem[] } {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let at = 0;
  const taken = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  while (at < source.length) {
    const from = at;
    const blank = taken(space);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const name = taken(word);
    if (name !== null) {
      at += name.length;
      tokens.push({ kind: "NAME", name, from, to: at });
      continue;
    }
    const numeral = taken(digits);
    if (numeral !== null) {
      at += numeral.length;
      const value = Number(numeral);
      if (value > largestNumber)
        problems.push(
          problem("SYNTAX", { from, to: at }, `整数不能大于 ${largestNumber}`, `numbers go up to ${largestNumber}`),
        );
      tokens.push({ kind: "NUMBER", value: Math.min(value, largestNumber), from, to: at });
      continue;
    }
    const first = source.charAt(at);
    if (first === '"' || first === "'") {
      const read = textAt(source, at);
      at = read.token.to;
      tokens.push(read.token);
      problems.push(...read.problems);
      continue;
    }
    const sign = signs.find((one) => source.startsWith(one, from));
    if (sign !== undefined) {
      at += sign.length;
      tokens.push({ kind: "SIGN", sign, from, to: at });
      continue;
    }
    const odd = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += odd.length;
    problems.push(oddCharacter(odd, { from, to: at }));
  }
  tokens.push({ kind: "END", from: at, to: at });
  return { tokens, problems };
}

/** A text in quotes, with the escapes that CEL has for one character. */
function textAt(source: string, from: number): { token: Token; problems: Problem[] } {
  const quote = source.charAt(from);
  const problems: Problem[] = [];
  let value = "";
  let at = from + 1;
  while (at < source.length && source.charAt(at) !== quote) {
    const character = source.charAt(at);
    if (character === "\n" || character === "\r") break;
    if (character !== "\\") {
      value += character;
      at += 1;
      continue;
    }
    const escaped = source.charAt(at + 1);
    const hex = escaped === "u" ? source.slice(at + 2, at + 6) : "";
    const meant =
      escaped === "u" && /^[0-9A-Fa-f]{4}$/.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : null;
    const plain = meant ?? escapes[escaped];
    const length = meant === null ? 2 : 6;
    const range = { from: at, to: Math.min(at + length, source.length) };
    if (plain === undefined)
      problems.push(
        problem(
          "SYNTAX",
          range,
          "反斜线后应为引号、反斜线、n、t、r 或 uXXXX",
          "after a backslash comes a quote, a backslash, n, t, r or uXXXX",
        ),
      );
    value += plain ?? "";
    at = range.to;
  }
  const isOpen = source.charAt(at) !== quote;
  const to = isOpen ? at : at + 1;
  if (isOpen)
    problems.push(problem("SYNTAX", { from, to }, "文本缺少结尾的引号", "the text's closing quote is missing"));
  else if (!value.isWellFormed())
    problems.push(
      problem("SYNTAX", { from, to }, "文本含有无效的 Unicode 字符", "the text holds a broken Unicode character"),
    );
  return { token: { kind: "TEXT", value, isOpen, from, to }, problems };
}

/** What people's keyboards put in place of the language's own signs. */
const meantSigns: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "（": "(",
  "）": ")",
  "，": ",",
  "。": ".",
  "！": "!",
  "？": "?",
  "：": ":",
  "＝": "==",
  "=": "==",
  "&": "&&",
  "|": "||",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "＜": "<",
  "＞": ">",
};

function oddCharacter(odd: string, range: Range): Problem {
  const meant = meantSigns[odd];
  const shown = /[\p{C}\p{Z}]/u.test(odd)
    ? `U+${(odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
    : odd;
  return meant === undefined
    ? problem("SYNTAX", range, `不认识的字符“${shown}”`, `“${shown}” isn't part of the language`)
    : problem(
        "SYNTAX",
        range,
        `不认识的字符“${shown}”，是否应为 ${meant}`,
        `“${shown}” isn't part of the language; meant ${meant}?`,
      );
}
