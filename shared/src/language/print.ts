import type { Known, Tree } from "./tree.ts";

/** How tightly a part holds together; what holds less tightly than its place asks gets brackets. */
const bindings = { if: 0, or: 1, and: 2, compared: 3, sum: 4, not: 5, member: 6 } as const;

/** The one way in which a tree is written; read and checked again, it gives the same tree. */
export function printTree(tree: Tree): string {
  return printed(tree).text;
}

interface Printed {
  readonly text: string;
  readonly binding: number;
}

function printed(tree: Tree): Printed {
  switch (tree[0]) {
    case "known":
      return { text: literal(tree[1]), binding: bindings.member };
    case "unknown":
      throw new Error("what is unknown beforehand isn't written");
    case "fact":
    case "item":
      return { text: tree[1], binding: bindings.member };
    case "value":
    case "province":
      return { text: tree[0], binding: bindings.member };
    case "has":
      return { text: `has(${tree[1]})`, binding: bindings.member };
    case "rule":
      return { text: `rule(${JSON.stringify(tree[1])})`, binding: bindings.member };
    case "terms":
      return { text: `terms(${printTree(tree[1])})`, binding: bindings.member };
    case "not":
      return { text: `!${held(tree[1], bindings.not)}`, binding: bindings.not };
    case "and":
    case "or": {
      const [kind, ...parts] = tree;
      const binding = bindings[kind];
      const sign = kind === "and" ? " && " : " || ";
      return { text: parts.map((part) => held(part, binding + 1)).join(sign), binding };
    }
    case "if": {
      const [, condition, then, otherwise] = tree;
      const text = `${held(condition, bindings.or)} ? ${held(then, bindings.or)} : ${held(otherwise, bindings.if)}`;
      return { text, binding: bindings.if };
    }
    case "exists":
    case "all": {
      const [kind, name, list, body] = tree;
      return { text: `${held(list, bindings.member)}.${kind}(${name}, ${printTree(body)})`, binding: bindings.member };
    }
    case "call": {
      const [, name, ...given] = tree;
      return { text: `${name}(${given.map(printTree).join(", ")})`, binding: bindings.member };
    }
    case "startsWith":
    case "endsWith":
    case "contains":
      return { text: `${held(tree[1], bindings.member)}.${tree[0]}(${printTree(tree[2])})`, binding: bindings.member };
    default: {
      const binding = tree[0] === "+" || tree[0] === "-" ? bindings.sum : bindings.compared;
      return { text: `${held(tree[1], binding)} ${tree[0]} ${held(tree[2], binding + 1)}`, binding };
    }
  }
}

function held(tree: Tree, binding: number): string {
  const { text, binding: own } = printed(tree);
  return own < binding ? `(${text})` : text;
}

function literal(value: Known): string {
  if (typeof value === "object") return `[${value.map(literal).join(", ")}]`;
  return typeof value === "string" ? quoted(value) : String(value);
}

/** JSON's escapes but for those that the language doesn't have. */
function quoted(text: string): string {
  const body = [...text].map((character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    if (character === "\r") return "\\r";
    return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character) ? escapedUnits(character) : character;
  });
  return `"${body.join("")}"`;
}

function escapedUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
  ).join("");
}
