import type { Comparison } from "../language/syntax.ts";
import type { Known } from "../language/tree.ts";
import type { Answer } from "./sheet.ts";

export type Constant = boolean | number | string;

/** How a condition asks for a variable: whether it is known at all, or how it compares with a constant or some of them. */
export type Asking =
  | { readonly sign: "has" }
  | { readonly sign: Comparison; readonly constant: Constant }
  | { readonly sign: "in"; readonly constants: readonly Constant[] };

/** Of what kind a variable's classes are; the walk tells them apart by it. */
export const classKinds = { flag: 0, known: 1, one: 2, several: 3, ordered: 4 } as const;

/**
 * A term of the filing that conditions ask for. The constants that any of them compares it with part what it can say
 * into classes, by number; the first is that it isn't known.
 */
export interface Variable {
  readonly number: number;
  /** Where the sheet has what the filing at hand says. */
  readonly place: number;
  readonly gathered: Set<Constant>;
  /** The same in ascending order, once it is closed. */
  constants: readonly Constant[];
  /** The first of them. */
  constant: Constant | null;
  /** Whether what lies between its constants differs. */
  isOrdered: boolean;
  kind: (typeof classKinds)[keyof typeof classKinds];
  /** The classes of constants; of `ordered` ones, every other class lies between two. */
  classes: ReadonlyMap<Known, number>;
  count: number;
}

export function variableAt(place: number, number: number): Variable {
  return {
    number,
    place,
    gathered: new Set(),
    constants: [],
    constant: null,
    isOrdered: false,
    kind: classKinds.known,
    classes: new Map(),
    count: 0,
  };
}

export function askFor(variable: Variable, asking: Asking): void {
  if (asking.sign === "has") return;
  const asked = asking.sign === "in" ? asking.constants : [asking.constant];
  for (const constant of asked) variable.gathered.add(constant);
  if (asking.sign.startsWith("<") || asking.sign.startsWith(">")) variable.isOrdered = true;
}

/** Settles the classes, once all that is asked for is known. */
export function close(variable: Variable): void {
  const { gathered, isOrdered } = variable;
  const constants = [...gathered].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const [first] = constants;
  variable.constants = constants;
  variable.constant = first ?? null;
  if (first === undefined) {
    variable.kind = classKinds.known;
    variable.count = 2;
  } else if (typeof first === "boolean") {
    variable.kind = classKinds.flag;
    variable.count = 3;
  } else if (isOrdered) {
    variable.kind = classKinds.ordered;
    variable.classes = new Map(constants.map((constant, at) => [constant, 2 * at + 2]));
    variable.count = 2 * constants.length + 2;
  } else {
    variable.kind = constants.length === 1 ? classKinds.one : classKinds.several;
    variable.classes = new Map(constants.map((constant, at) => [constant, at + 1]));
    variable.count = constants.length + 2;
  }
}

/** The class of what a filing says. */
export function classOf(variable: Variable, answer: Answer): number {
  if (answer === undefined) return 0;
  switch (variable.kind) {
    case classKinds.flag:
      return answer === true ? 1 : 2;
    case classKinds.known:
      return 1;
    case classKinds.one:
      return answer === variable.constant ? 1 : 2;
    case classKinds.several:
      return variable.classes.get(answer) ?? variable.count - 1;
    default:
      return variable.classes.get(answer) ?? classBetween(variable.constants, answer);
  }
}

/** Twice as many as constants lie below it, after the class of the unknown. */
function classBetween(constants: readonly Constant[], answer: Known): number {
  let low = 0;
  let high = constants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const constant = constants[middle];
    if (constant !== undefined && constant < answer) low = middle + 1;
    else high = middle;
  }
  return 2 * low + 1;
}

/** What the answers of a class say to what is asked; undefined where they leave it open. */
export function saysOf(variable: Variable, asking: Asking, at: number): boolean | undefined {
  if (asking.sign === "has") return at !== 0;
  if (at === 0) return undefined;
  const constant = constantOf(variable, at);
  if (asking.sign === "in") return constant !== null && asking.constants.includes(constant);
  if (constant !== null) return compares(asking.sign, constant, asking.constant);
  switch (asking.sign) {
    case "==":
      return false;
    case "!=":
      return true;
    default: {
      const isBelow = at < (variable.classes.get(asking.constant) ?? 0);
      return asking.sign.startsWith("<") === isBelow;
    }
  }
}

/** The constant that a class consists of; null where it is what lies between or beside. */
function constantOf({ kind, constants, count }: Variable, at: number): Constant | null {
  switch (kind) {
    case classKinds.flag:
      return at === 1;
    case classKinds.known:
      return null;
    case classKinds.ordered:
      return at % 2 === 0 ? (constants[at / 2 - 1] ?? null) : null;
    default:
      return at === count - 1 ? null : (constants[at - 1] ?? null);
  }
}

function compares(sign: Comparison, one: Constant, other: Constant): boolean {
  switch (sign) {
    case "==":
      return one === other;
    case "!=":
      return one !== other;
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    case ">=":
      return one >= other;
  }
}

/** What stands for a class of a variable among those of a decision's others. */
export function classKey({ number }: Variable, at: number): number {
  return number * mostClasses + at;
}

/** More than a definition's bounds let any variable have. */
const mostClasses = 2 ** 20;
