import { comparisons } from "../language/syntax.ts";
import type { Tree } from "../language/tree.ts";
import type { Sheet, Terms } from "./sheet.ts";
import { placeOfTree } from "./sheet.ts";
import type { Asking, Constant, Variable } from "./variable.ts";
import { askFor, classKey, close, saysOf, variableAt } from "./variable.ts";
import type { WordQuestion } from "./words.ts";
import { placeOfWords, withWordsTogether, wordQuestionOf } from "./words.ts";

/** A folded row as what is asked of variables. Conditions that say the same are the same object. */
export interface Condition {
  readonly id: number;
  readonly kind: "known" | "asks" | "not" | "and" | "or" | "if";
  /** Of what is known: undefined is what can't be told. */
  readonly value?: boolean | undefined;
  readonly variable?: Variable;
  readonly asking?: Asking;
  readonly parts: readonly Condition[];
  /** What is left of it, by variable and class. */
  readonly left: Map<number, Condition>;
}

/** The conditions of one decision. */
export interface Conditions {
  readonly yes: Condition;
  readonly no: Condition;
  readonly unknown: Condition;
  /** What a folded tree asks. */
  of(tree: Tree): Condition;
  /** Settles the classes of all variables, once every row was asked for. */
  close(): void;
  /** What is left of a condition where a variable's class is known. */
  given(condition: Condition, variable: Variable, at: number): Condition;
  /** How much of memory they take, in references. */
  size(): number;
}

export function createConditions(sheet: Sheet, terms: Terms): Conditions {
  const byName = new Map<string, Condition>();
  const variables = new Map<number, Variable>();
  let size = 0;

  const make = (name: string, parts: Omit<Condition, "id" | "left">): Condition => {
    const known = byName.get(name);
    if (known) return known;
    const made: Condition = { id: byName.size, left: new Map(), ...parts };
    byName.set(name, made);
    size += 4 + made.parts.length;
    return made;
  };
  const known = (value: boolean | undefined) => make(`known ${value}`, { kind: "known", value, parts: [] });
  const [yes, no, unknown] = [known(true), known(false), known(undefined)];

  const asks = (place: number, asking: Asking): Condition => {
    let variable = variables.get(place);
    if (!variable) {
      variable = variableAt(place, variables.size);
      variables.set(place, variable);
    }
    askFor(variable, asking);
    return make(`asks ${variable.number} ${JSON.stringify(asking)}`, { kind: "asks", variable, asking, parts: [] });
  };
  const not = (of: Condition): Condition => {
    if (of.kind === "known") return of === yes ? no : of === no ? yes : unknown;
    return make(`not ${of.id}`, { kind: "not", parts: [of] });
  };
  /** Three values: a part that decides all alone does so, whatever else is unknown. */
  const joined = (kind: "and" | "or", parts: readonly Condition[]): Condition => {
    const [decisive, neutral] = kind === "or" ? [yes, no] : [no, yes];
    if (parts.includes(decisive)) return decisive;
    const open = [...new Set(parts)].filter((part) => part !== neutral);
    const [only] = open;
    if (!only) return neutral;
    if (open.length === 1) return only;
    return make(`${kind} ${open.map(({ id }) => id).join()}`, { kind, parts: open });
  };
  const either = (condition: Condition, then: Condition, otherwise: Condition): Condition => {
    if (condition === unknown) return unknown;
    if (condition.kind === "known") return condition === yes ? then : otherwise;
    return make(`if ${condition.id} ${then.id} ${otherwise.id}`, { kind: "if", parts: [condition, then, otherwise] });
  };
  const isTrue: Asking = { sign: "==", constant: true };
  const ofWords = (question: WordQuestion) => asks(placeOfWords(sheet, question, terms), isTrue);

  const of = (tree: Tree): Condition => {
    switch (tree[0]) {
      case "known":
        return tree[1] === true ? yes : no;
      case "unknown":
        return unknown;
      case "not":
        return not(of(tree[1]));
      case "and": {
        const [, ...parts] = tree;
        return joined("and", parts.map(of));
      }
      case "or": {
        const [, ...parts] = tree;
        return joined(
          "or",
          withWordsTogether(parts).map((part) => ("how" in part ? ofWords(part) : of(part))),
        );
      }
      case "if":
        return either(of(tree[1]), of(tree[2]), of(tree[3]));
      case "has":
        return asks(placeOfTree(sheet, ["fact", tree[1]], terms), { sign: "has" });
      default: {
        const question = wordQuestionOf(tree);
        if (question) return ofWords(question);
        const compared = comparedWithKnown(tree);
        if (compared) return asks(placeOfTree(sheet, compared.of, terms), compared.asking);
        return asks(placeOfTree(sheet, tree, terms), isTrue);
      }
    }
  };

  const given = (condition: Condition, variable: Variable, at: number): Condition => {
    if (condition.kind === "known") return condition;
    const name = classKey(variable, at);
    const before = condition.left.get(name);
    if (before) return before;
    const left = leftOf(condition, variable, at);
    condition.left.set(name, left);
    size += 1;
    return left;
  };
  const leftOf = (condition: Condition, variable: Variable, at: number): Condition => {
    const { kind, asking, parts } = condition;
    if (asking) return condition.variable === variable ? known(saysOf(variable, asking, at)) : condition;
    const left = parts.map((part) => given(part, variable, at));
    const [first = unknown, second = unknown, third = unknown] = left;
    if (kind === "not") return not(first);
    return kind === "if" ? either(first, second, third) : joined(kind === "or" ? "or" : "and", left);
  };

  return {
    yes,
    no,
    unknown,
    of,
    close() {
      for (const variable of variables.values()) close(variable);
    },
    given,
    size: () => size,
  };
}

/** The first variable that a condition asks for; undefined where it asks for none any more. */
export function firstAskedFor({ variable, parts }: Condition): Variable | undefined {
  if (variable) return variable;
  for (const part of parts) {
    const found = firstAskedFor(part);
    if (found) return found;
  }
  return undefined;
}

const mirrored = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** What a comparison with something known asks of the other side; null for any other tree. */
function comparedWithKnown(tree: Tree): { readonly of: Tree; readonly asking: Asking } | null {
  const [sign, left, right] = tree as readonly [string, Tree, Tree];
  if (sign === "in")
    return right[0] === "known" && typeof right[1] === "object"
      ? { of: left, asking: { sign, constants: right[1] } }
      : null;
  const compares = comparisons.find((one) => one === sign);
  if (!compares) return null;
  const [one, other] = [constantOf(left), constantOf(right)];
  if (other !== null) return { of: left, asking: { sign: compares, constant: other } };
  return one === null ? null : { of: right, asking: { sign: mirrored[compares], constant: one } };
}

function constantOf(tree: Tree): Constant | null {
  return tree[0] === "known" && typeof tree[1] !== "object" ? tree[1] : null;
}
