import { isCalendarDate } from "../dates.ts";
import type { DeclaredFunction, Environment } from "./environment.ts";
import { nearest } from "./nearest.ts";
import { isName, parseExpression } from "./parse.ts";
import type { Problem, ProblemCode, Range } from "./problem.ts";
import { problem } from "./problem.ts";
import type { Syntax } from "./syntax.ts";
import type { Tree } from "./tree.ts";
import { partsOf, textTests } from "./tree.ts";
import type { SingleType, Type } from "./type.ts";
import { flag, listOf, number, text, typeInWords } from "./type.ts";

/** An expression that was checked. */
export interface Checked {
  /** Null where there are problems. */
  readonly tree: Tree | null;
  readonly problems: readonly Problem[];
  /** About how many comparisons it takes to tell, with lists as long as they get. */
  readonly cost: number;
}

/** In comparisons: what else than looking at a part costs. */
const costs = { textTest: 3 } as const;

/** The name of the option that a row reports on. */
export const reportedItem = "item";

interface Found {
  readonly tree: Tree;
  readonly type: Type;
  /** Whether it stands there as written, so that a text may be an option or a day. */
  readonly isLiteral: boolean;
}

/**
 * Checks the text of a condition against what there is to name: an expression that comes to yes or no. Texts compared
 * with options and days are looked at letter by letter. All problems are told, each with its place.
 */
export function checkCondition(source: string, environment: Environment): Checked {
  return checkExpression(source, environment, flag);
}

/** Checks the text of an expression that comes to what is wanted; to anything where nothing is. */
export function checkExpression(source: string, environment: Environment, wanted?: Type): Checked {
  const { syntax, problems: unread } = parseExpression(source);
  const { found, problems, cost } = check(syntax, environment, wanted);
  const all = [...unread, ...problems];
  return { tree: all.length === 0 && found ? found.tree : null, problems: all, cost };
}

/** Whether a tree speaks of the option that a row reports on: such a row is judged once for each option of the value. */
export function reportsByOption(tree: Tree): boolean {
  return (tree[0] === "item" && tree[1] === reportedItem) || partsOf(tree).some(reportsByOption);
}

/** What each literal text is compared with, by where it begins; for completion. */
export function expectedTypes(source: string, environment: Environment): ReadonlyMap<number, Type> {
  const expected = new Map<number, Type>();
  check(parseExpression(source).syntax, environment, undefined, (at, type) => expected.set(at, type));
  return expected;
}

function check(
  root: Syntax,
  environment: Environment,
  wanted: Type | undefined,
  /** Told of each text, and of each gap, that is compared with something. */
  onLiteral: (at: number, type: Type) => void = () => {},
): { found: Found | null; problems: readonly Problem[]; cost: number } {
  const { facts, functions, value, province, rules, mostTerms } = environment;
  const problems: Problem[] = [];
  const items = new Map<string, SingleType>();
  let cost = 0;
  let times = 1;

  const tell = (code: ProblemCode, at: Range, zh: string, en: string): null => {
    problems.push(problem(code, at, zh, en));
    return null;
  };
  const is = (tree: Tree, type: Type): Found => ({ tree, type, isLiteral: false });
  const mustBe = (at: Syntax, found: Found | null, type: Type): Tree | null => {
    if (!found) return null;
    const fitting = fitted(at, found, type);
    if (fitting) return fitting.tree;
    problems.push(wrongType(at, type, found.type));
    return null;
  };

  /** The literal taken for what the other side is; null where it can't be that. Whatever is wrong inside is told. */
  const fitted = (at: Syntax, found: Found, type: Type): Found | null => {
    if (found.isLiteral && found.type.kind === "TEXT") {
      onLiteral(at.from, type);
      const written = String(found.tree[1]);
      if (type.kind === "OPTION") {
        if (!type.options.includes(written)) tellNoOption(at, written, type.options);
        return { ...found, type };
      }
      if (type.kind === "DAY") {
        if (!isCalendarDate(written))
          tell("WRONG_TYPE", at, `“${written}”不是 YYYY-MM-DD 形式的日期`, `“${written}” isn't a day as YYYY-MM-DD`);
        return { ...found, type };
      }
    }
    // An option is a text like others wherever a text is wanted.
    if (type.kind === "TEXT" && found.type.kind === "OPTION") return found;
    return sameType(found.type, type) ? found : null;
  };
  const tellNoOption = (at: Range, written: string, options: readonly string[]) => {
    const near = nearest(written, options);
    const few = options.slice(0, 8);
    const zh =
      near === null ? `可选：${few.join("、")}${options.length > few.length ? " 等" : ""}` : `是否应为 ${near}`;
    const en =
      near === null ? `there are ${few.join(", ")}${options.length > few.length ? ", …" : ""}` : `meant ${near}?`;
    tell("NOT_AN_OPTION", at, `没有选项“${written}”，${zh}`, `there is no option “${written}”; ${en}`);
  };

  const go = (at: Syntax): Found | null => {
    cost += times;
    switch (at.kind) {
      case "MISSING":
        return null;
      case "LITERAL": {
        const type = typeof at.value === "boolean" ? flag : typeof at.value === "number" ? number : text;
        return { tree: ["known", at.value], type, isLiteral: true };
      }
      case "LIST":
        return tell("WRONG_TYPE", at, "列表只能写在 in 之后", "a list is only written after in");
      case "NAME":
        return named(at, at.name);
      case "NOT": {
        const tree = mustBe(at.of, go(at.of), flag);
        return tree && is(["not", tree], flag);
      }
      case "AND":
      case "OR": {
        const kind = at.kind === "AND" ? "and" : "or";
        const parts = chain(at, at.kind).map((part) => mustBe(part, go(part), flag));
        const sound = parts.flatMap((part) => (part === null ? [] : [part]));
        // Parts of one kind within each other are one row of parts: and and or don't mind how they are bracketed.
        const flat = sound.flatMap((part): readonly Tree[] => (part[0] === kind ? partsOf(part) : [part]));
        return sound.length === parts.length ? is([kind, ...flat], flag) : null;
      }
      case "COMPARED":
        return at.sign === "in" ? membership(at.left, at.right) : comparison(at);
      case "SUM": {
        const [left, right] = [mustBe(at.left, go(at.left), number), mustBe(at.right, go(at.right), number)];
        return left && right && is([at.sign, left, right], number);
      }
      case "IF": {
        const condition = mustBe(at.condition, go(at.condition), flag);
        const [then, otherwise] = [go(at.then), go(at.otherwise)];
        if (!then || !otherwise) return null;
        const [one, other] = alike(at.then, then, at.otherwise, otherwise) ?? [];
        if (!one || !other) {
          const [a, b] = [typeInWords(then.type), typeInWords(otherwise.type)];
          return tell(
            "WRONG_TYPE",
            at,
            `两个结果应为同一种：${a.zh}、${b.zh}`,
            `both ways must be of one kind: ${a.en}; ${b.en}`,
          );
        }
        return condition && is(["if", condition, one.tree, other.tree], one.type);
      }
      case "CALL":
        return called(at);
    }
  };

  const named = (at: Range, name: string): Found | null => {
    const item = items.get(name);
    if (item) return is(["item", name], item);
    if (name === "value") {
      if (value) return is(["value"], value);
      return tell("UNKNOWN_FACT", at, "这里没有规则的值可用", "there is no rule's value to speak of here");
    }
    if (name === "province") return is(["province"], province);
    if (name === reportedItem) {
      if (value?.kind === "LIST") return is(["item", name], value.of);
      return tell(
        "UNKNOWN_FACT",
        at,
        "只有多选的规则才能逐项判断 item",
        "item stands for an option of a rule that may hold several",
      );
    }
    const fact = facts.get(name);
    if (fact) return is(["fact", fact.as ?? name], fact.type);
    const near = nearest(name, [...facts.keys()]);
    return tell(
      "UNKNOWN_FACT",
      at,
      `没有名为“${name}”的事实${near === null ? "" : `，是否应为 ${near}`}`,
      `there is no fact “${name}”${near === null ? "" : `; meant ${near}?`}`,
    );
  };

  const comparison = (at: Syntax & { kind: "COMPARED" }): Found | null => {
    const [left, right] = [go(at.left), go(at.right)];
    if (left && at.right.kind === "MISSING") onLiteral(at.right.from, left.type);
    if (!left || !right || at.sign === "in") return null;
    const sides = alike(at.left, left, at.right, right);
    if (!sides) {
      const [a, b] = [typeInWords(left.type), typeInWords(right.type)];
      return tell("WRONG_TYPE", at, `不能比较${a.zh}与${b.zh}`, `${a.en} can't be compared with ${b.en}`);
    }
    const [one, other] = sides;
    const { kind } = one.type;
    if (kind === "LIST")
      return tell("WRONG_TYPE", at, "列表用 in、exists 或 all 判断", "lists are asked with in, exists or all");
    if (at.sign !== "==" && at.sign !== "!=" && kind !== "NUMBER" && kind !== "DAY") {
      const a = typeInWords(one.type);
      return tell("WRONG_TYPE", at, `${a.zh}没有大小之分`, `${a.en} has no order`);
    }
    return is([at.sign, one.tree, other.tree], flag);
  };

  /** Both sides as one type, a literal taken for what the other side is; null where they aren't. */
  const alike = (leftAt: Syntax, left: Found, rightAt: Syntax, right: Found): readonly [Found, Found] | null => {
    const asLeft = fitted(rightAt, right, left.type);
    if (asLeft) return [left, asLeft];
    const asRight = fitted(leftAt, left, right.type);
    return asRight && [asRight, right];
  };

  const membership = (leftAt: Syntax, rightAt: Syntax): Found | null => {
    const left = go(leftAt);
    if (rightAt.kind === "LIST") {
      cost += times * rightAt.items.length;
      const written = writtenIn(rightAt, left?.type);
      if (rightAt.items.length === 0) return tell("WRONG_TYPE", rightAt, "列表不能为空", "a list can't be empty");
      return left && written ? is(["in", left.tree, ["known", written]], flag) : null;
    }
    const right = go(rightAt);
    if (right?.type.kind === "LIST" && leftAt.kind === "MISSING") onLiteral(leftAt.from, right.type.of);
    if (!left || !right) return null;
    if (right.type.kind !== "LIST") {
      const a = typeInWords(right.type);
      return tell("WRONG_TYPE", rightAt, `in 之后应为列表，而不是${a.zh}`, `in asks a list, not ${a.en}`);
    }
    cost += times * right.type.longest;
    // An option is a text like others; only what is written out has to be one of them.
    const isAnyText = left.type.kind === "TEXT" && !left.isLiteral && right.type.of.kind === "OPTION";
    const tree = mustBe(leftAt, left, isAnyText ? text : right.type.of);
    return tree && is(["in", tree, right.tree], flag);
  };

  /** What a list says as written; null where something of it can't stand there, or isn't of the type. */
  const writtenIn = (at: Syntax & { kind: "LIST" }, of: Type | undefined): readonly (string | number)[] | null => {
    const written: (string | number)[] = [];
    for (const item of at.items) {
      if (item.kind !== "LITERAL" || typeof item.value === "boolean") {
        tell("WRONG_TYPE", item, "列表中只能写文本或整数", "a list holds texts or whole numbers as written");
        continue;
      }
      const literal = { tree: ["known", item.value], isLiteral: true } as const;
      const type = typeof item.value === "number" ? number : text;
      if (of && mustBe(item, { ...literal, type }, of)) written.push(item.value);
    }
    return written.length === at.items.length ? written : null;
  };
  const listed = (at: Syntax & { kind: "LIST" }, type: Type & { kind: "LIST" }): Found | null => {
    const written = writtenIn(at, type.of);
    return written && is(["known", written], type);
  };

  const called = (at: Syntax & { kind: "CALL" }): Found | null => {
    const { name, on, arguments: given } = at;
    if (on && (name === "exists" || name === "all")) return quantified(at, name, on);
    const test = textTests.find((one) => one === name);
    if (on && test) {
      cost += costs.textTest * times;
      if (!hasArguments(at, 1)) return null;
      const [subject, word] = [mustBe(on, go(on), text), given[0] ? mustBe(given[0], go(given[0]), text) : null];
      return subject && word && is([test, subject, word], flag);
    }
    if (on) return tellNoFunction(at, [...textTests, "exists", "all"]);
    if (name === "has") return asked(at);
    if (name === "terms") {
      if (!hasArguments(at, 1) || !given[0]) return null;
      const options = value?.kind === "LIST" ? value.of : value;
      if (mostTerms === 0 || options?.kind !== "OPTION")
        return tell("UNKNOWN_FUNCTION", at, "本要求的选项不代表词语", "this requirement's options stand for no words");
      const tree = mustBe(given[0], go(given[0]), options);
      return tree && is(["terms", tree], listOf(text, mostTerms));
    }
    if (name === "rule") {
      if (!hasArguments(at, 1)) return null;
      const key = given[0];
      if (key?.kind !== "LITERAL" || typeof key.value !== "string")
        return tell("WRONG_TYPE", at, "rule 后写另一项要求的键", "rule takes the key of another requirement");
      const type = rules.get(key.value);
      if (type) return is(["rule", key.value], type);
      const near = nearest(key.value, [...rules.keys()]);
      return tell(
        "UNKNOWN_FACT",
        key,
        `没有要求“${key.value}”${near === null ? "" : `，是否应为 ${near}`}`,
        `there is no requirement “${key.value}”${near === null ? "" : `; meant ${near}?`}`,
      );
    }
    const known = functions.get(name);
    if (!known) return tellNoFunction(at, [...functions.keys(), "has", "terms", "rule"]);
    return applied(at, known);
  };

  const applied = (at: Syntax & { kind: "CALL" }, { takes, gives, cost: weight }: DeclaredFunction): Found | null => {
    cost += weight * times;
    if (!hasArguments(at, takes.length)) return null;
    const trees = at.arguments.flatMap((one, index) => {
      const type = takes[index];
      const tree = type && mustBe(one, go(one), type);
      return tree ? [tree] : [];
    });
    return trees.length === takes.length ? is(["call", at.name, ...trees], gives) : null;
  };

  const quantified = (at: Syntax & { kind: "CALL" }, name: "exists" | "all", on: Syntax): Found | null => {
    if (!hasArguments(at, 2)) return null;
    const [variable, body] = at.arguments;
    const list = go(on);
    if (variable?.kind !== "NAME" || !isName(variable.name) || variable.name === reportedItem)
      return tell("SYNTAX", variable ?? at, "此处应为每一项的名称", "here comes what each of the list goes by");
    if (
      items.has(variable.name) ||
      facts.has(variable.name) ||
      variable.name === "value" ||
      variable.name === "province"
    )
      return tell(
        "SYNTAX",
        variable,
        `“${variable.name}”已有所指`,
        `“${variable.name}” stands for something else already`,
      );
    if (list && list.type.kind !== "LIST") {
      const a = typeInWords(list.type);
      return tell("WRONG_TYPE", on, `${name} 用于列表，而不是${a.zh}`, `${name} runs over a list, not ${a.en}`);
    }
    if (list?.type.kind !== "LIST" || !body) return null;
    items.set(variable.name, list.type.of);
    const before = times;
    times *= Math.max(1, list.type.longest);
    const tree = mustBe(body, go(body), flag);
    times = before;
    items.delete(variable.name);
    return tree && is([name, variable.name, list.tree, tree], flag);
  };

  /** `has`: whether the filing says something at all. */
  const asked = (at: Syntax & { kind: "CALL" }): Found | null => {
    const [about] = at.arguments;
    if (!hasArguments(at, 1) || !about) return null;
    if (about.kind !== "NAME") return tell("WRONG_TYPE", about, "has 后写事实的名称", "has takes the name of a fact");
    const fact = facts.get(about.name);
    if (!fact)
      return (
        named(about, about.name) && tell("WRONG_TYPE", about, "has 后写事实的名称", "has takes the name of a fact")
      );
    if (!fact.mayBeAbsent)
      return tell(
        "WRONG_TYPE",
        about,
        `“${about.name}”总是有的，不必问`,
        `“${about.name}” is always given, so there is nothing to ask`,
      );
    return is(["has", fact.as ?? about.name], flag);
  };

  const hasArguments = (at: Syntax & { kind: "CALL" }, count: number): boolean => {
    if (at.arguments.length === count) return true;
    tell(
      "SYNTAX",
      at,
      `${at.name} 需要 ${count} 个参数`,
      `${at.name} takes ${count} argument${count === 1 ? "" : "s"}`,
    );
    return false;
  };
  const tellNoFunction = (at: Syntax & { kind: "CALL" }, known: readonly string[]): null => {
    const near = nearest(at.name, known);
    return tell(
      "UNKNOWN_FUNCTION",
      at.nameAt,
      `没有函数“${at.name}”${near === null ? "" : `，是否应为 ${near}`}`,
      `there is no function “${at.name}”${near === null ? "" : `; meant ${near}?`}`,
    );
  };

  const asWanted = (found: Found | null): Found | null => {
    if (!found || !wanted) return found;
    const fitting = fitted(root, found, wanted);
    if (!fitting) problems.push(wrongType(root, wanted, found.type));
    return fitting;
  };
  // A list may stand by itself where one is wanted, be it empty.
  const found = root.kind === "LIST" && wanted?.kind === "LIST" ? listed(root, wanted) : asWanted(go(root));
  return { found, problems, cost };
}

/** All parts of a row of `&&` or of `||`, which is read from the left. */
function chain(at: Syntax, kind: "AND" | "OR"): readonly Syntax[] {
  const parts: Syntax[] = [];
  let rest = at;
  while (rest.kind === kind) {
    parts.push(rest.right);
    rest = rest.left;
  }
  return [rest, ...parts.reverse()];
}

function sameType(one: Type, other: Type): boolean {
  if (one.kind === "LIST" || other.kind === "LIST")
    return one.kind === "LIST" && other.kind === "LIST" && sameType(one.of, other.of);
  if (one.kind === "OPTION" && other.kind === "OPTION") return one.options.some((key) => other.options.includes(key));
  return one.kind === other.kind;
}

function wrongType(at: Range, wanted: Type, found: Type): Problem {
  const [must, is] = [typeInWords(wanted), typeInWords(found)];
  return problem("WRONG_TYPE", at, `应为${must.zh}，而不是${is.zh}`, `must be ${must.en}, not ${is.en}`);
}
