import type { Problem, Range } from "./problem.ts";
import { problem } from "./problem.ts";
import type { Comparison, Syntax } from "./syntax.ts";
import { comparisons } from "./syntax.ts";
import type { Token } from "./token.ts";
import { tokensOf } from "./token.ts";

/** The most that one expression may hold, before anything else looks at it. */
export const expressionBounds = {
  /** UTF-16 units. */
  length: 2_000,
  /** Names, numbers, texts and signs. */
  tokens: 1_000,
  /** Parts within parts. */
  depth: 24,
} as const;

/** Words that CEL keeps for itself: no fact, function or item may be called so. */
const reserved: ReadonlySet<string> = new Set(
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  ),
);

export function isName(word: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(word) && !reserved.has(word);
}

/**
 * Reads the text of an expression. Whatever is wrong is told by its place, and the rest is read all the same, so that an
 * unfinished text can still be completed; the bounds alone end it at once.
 */
export function parseExpression(source: string): { syntax: Syntax; problems: readonly Problem[] } {
  const whole = { from: 0, to: source.length };
  const missing: Syntax = { kind: "MISSING", ...whole };
  const { length, tokens: most, depth: deepest } = expressionBounds;
  if (source.length > length)
    return { syntax: missing, problems: [tooMuch(whole, `最多 ${length} 个字符`, `at most ${length} characters`)] };
  const { tokens, problems: oddities } = tokensOf(source);
  if (tokens.length > most)
    return { syntax: missing, problems: [tooMuch(whole, `最多 ${most} 个词`, `at most ${most} words and signs`)] };

  const problems = [...oddities];
  let at = 0;
  let depth = 0;
  let isTooDeep = false;
  const end: Token = { kind: "END", ...whole };
  const here = (): Token => tokens[at] ?? end;
  const isSign = (sign: string): boolean => {
    const token = here();
    return token.kind === "SIGN" && token.sign === sign;
  };
  const takeSign = (sign: string): boolean => {
    if (!isSign(sign)) return false;
    at += 1;
    return true;
  };
  const lastEnd = (): number => tokens[at - 1]?.to ?? 0;
  const must = (sign: string) => {
    if (!takeSign(sign)) problems.push(problem("SYNTAX", here(), `此处应为 ${sign}`, `${sign} is missing here`));
  };
  const within = (read: () => Syntax): Syntax => {
    if (depth >= deepest) {
      if (!isTooDeep) problems.push(tooMuch(here(), `最多嵌套 ${deepest} 层`, `at most ${deepest} levels`));
      isTooDeep = true;
      // What is left would only tell the same again.
      at = tokens.length - 1;
      return { kind: "MISSING", from: here().from, to: here().to };
    }
    depth += 1;
    const made = read();
    depth -= 1;
    return made;
  };

  const expression = (): Syntax =>
    within(() => {
      const condition = or();
      if (!takeSign("?")) return condition;
      const then = expression();
      must(":");
      const otherwise = expression();
      return { kind: "IF", condition, then, otherwise, from: condition.from, to: otherwise.to };
    });
  const or = (): Syntax => {
    let left = and();
    while (takeSign("||")) {
      const right = and();
      left = { kind: "OR", left, right, from: left.from, to: right.to };
    }
    return left;
  };
  const and = (): Syntax => {
    let left = compared();
    while (takeSign("&&")) {
      const right = compared();
      left = { kind: "AND", left, right, from: left.from, to: right.to };
    }
    return left;
  };
  const compared = (): Syntax => {
    let left = sum();
    for (let sign = comparison(); sign !== null; sign = comparison()) {
      at += 1;
      const right = sum();
      left = { kind: "COMPARED", sign, left, right, from: left.from, to: right.to };
    }
    return left;
  };
  const comparison = (): Comparison | "in" | null => {
    const token = here();
    if (token.kind === "NAME" && token.name === "in") return "in";
    return token.kind === "SIGN" ? (comparisons.find((sign) => sign === token.sign) ?? null) : null;
  };
  const sum = (): Syntax => {
    let left = unary();
    while (isSign("+") || isSign("-")) {
      const sign = isSign("+") ? "+" : "-";
      at += 1;
      const right = unary();
      left = { kind: "SUM", sign, left, right, from: left.from, to: right.to };
    }
    return left;
  };
  const unary = (): Syntax => {
    const { from } = here();
    if (takeSign("!"))
      return within(() => {
        const of = unary();
        return { kind: "NOT", of, from, to: of.to };
      });
    if (takeSign("-")) {
      const token = here();
      if (token.kind === "NUMBER") {
        at += 1;
        return { kind: "LITERAL", value: -token.value, from, to: token.to };
      }
      problems.push(problem("SYNTAX", { from, to: token.to }, "负号后应为数字", "a number comes after the minus"));
      return unary();
    }
    return member();
  };
  const member = (): Syntax => {
    let made = primary();
    while (takeSign(".")) {
      const token = here();
      if (token.kind !== "NAME") {
        problems.push(problem("SYNTAX", token, "点之后应为名称", "a name comes after the dot"));
        const name = made.kind === "NAME" ? `${made.name}.` : "";
        return made.kind === "NAME" ? { ...made, name, to: lastEnd() } : made;
      }
      at += 1;
      if (isSign("(")) made = call(token.name, token, made);
      else if (made.kind === "NAME")
        made = { kind: "NAME", name: `${made.name}.${token.name}`, from: made.from, to: token.to };
      else problems.push(problem("SYNTAX", token, "此处不能再取其中一项", "nothing can be taken out of this"));
    }
    return made;
  };
  const call = (name: string, nameAt: Range, on: Syntax | null): Syntax => {
    must("(");
    const list: Syntax[] = [];
    while (!isSign(")") && here().kind !== "END") {
      list.push(expression());
      if (!takeSign(",")) break;
    }
    must(")");
    const { from, to } = nameAt;
    return { kind: "CALL", name, nameAt: { from, to }, on, arguments: list, from: on?.from ?? from, to: lastEnd() };
  };
  const primary = (): Syntax => {
    const token = here();
    const { from, to } = token;
    if (token.kind === "NUMBER" || token.kind === "TEXT") {
      at += 1;
      return { kind: "LITERAL", value: token.value, from, to };
    }
    if (token.kind === "NAME" && !reserved.has(token.name)) {
      at += 1;
      return isSign("(") ? call(token.name, token, null) : { kind: "NAME", name: token.name, from, to };
    }
    if (token.kind === "NAME" && (token.name === "true" || token.name === "false")) {
      at += 1;
      return { kind: "LITERAL", value: token.name === "true", from, to };
    }
    if (takeSign("(")) {
      const inner = expression();
      must(")");
      return { ...inner, from, to: lastEnd() };
    }
    if (takeSign("[")) {
      const items: Syntax[] = [];
      while (!isSign("]") && here().kind !== "END") {
        items.push(expression());
        if (!takeSign(",")) break;
      }
      must("]");
      return { kind: "LIST", items, from, to: lastEnd() };
    }
    problems.push(
      token.kind === "NAME"
        ? problem("SYNTAX", token, `“${token.name}”不属于本语言`, `“${token.name}” isn't part of the language`)
        : problem("SYNTAX", token, "此处缺少一项", "something is missing here"),
    );
    if (token.kind === "NAME" && token.name !== "in") at += 1;
    return { kind: "MISSING", from, to };
  };

  const syntax = expression();
  const rest = here();
  if (rest.kind !== "END" && !isTooDeep)
    problems.push(
      problem("SYNTAX", { from: rest.from, to: source.length }, "此后的内容多余", "what follows is too much"),
    );
  return { syntax, problems };
}

function tooMuch(range: Range, zh: string, en: string): Problem {
  return problem("TOO_COSTLY", range, `表达式过长：${zh}`, `too long: ${en}`);
}
