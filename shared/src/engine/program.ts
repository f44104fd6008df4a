import type { Condition, Conditions } from "./condition.ts";
import { firstAskedFor } from "./condition.ts";
import type { SituatedRow } from "./situation.ts";
import type { Variable } from "./variable.ts";
import { classKey } from "./variable.ts";

/** What is left to ask in a situation: rows from the first that isn't settled on, or the outcome. */
export interface Program {
  readonly id: number;
  readonly rows: readonly OpenRow[];
  readonly outcome: Outcome | null;
  /** What is left of it, by variable and class. */
  readonly left: Map<number, Program>;
}

export interface OpenRow {
  readonly row: SituatedRow;
  readonly parts: readonly OpenPart[];
}
export interface OpenPart {
  readonly item: string | null;
  readonly condition: Condition;
}

/** The row that decided, with the options that it holds for; null where none did. */
export interface Outcome {
  readonly row: SituatedRow | null;
  readonly items: readonly (string | null)[];
}

/** The programs of one decision; those with the same left to ask are the same object. */
export interface Programs {
  of(rows: readonly OpenRow[]): Program;
  given(program: Program, variable: Variable, at: number): Program;
  /** How much of memory they take, in references. */
  size(): number;
}

const open: Outcome = { row: null, items: [] };

export function createPrograms(conditions: Conditions): Programs {
  const { yes, unknown } = conditions;
  const byName = new Map<string, Program>();
  let size = 0;

  const make = (name: string, rows: readonly OpenRow[], outcome: Outcome | null): Program => {
    const known = byName.get(name);
    if (known) return known;
    const made: Program = { id: byName.size, rows, outcome, left: new Map() };
    byName.set(name, made);
    size += 4;
    for (const { parts } of rows) size += 1 + parts.length;
    return made;
  };

  const of = (rows: readonly OpenRow[]): Program => {
    const left: OpenRow[] = [];
    for (const one of rows) {
      const isSettled = one.parts.every(({ condition }) => condition.kind === "known");
      const outcome = isSettled ? outcomeOf(one) : null;
      if (outcome && left.length === 0) return make(outcomeName(outcome), [], outcome);
      if (isSettled && !outcome) continue;
      left.push(one);
      // Nothing after it is reached: it decides, or holds for some option already.
      if (outcome || one.parts.some(({ condition }) => condition === yes)) break;
    }
    return left.length === 0 ? make(outcomeName(open), [], open) : make(left.map(rowName).join(";"), left, null);
  };

  /** What a settled row comes to; null where it goes on to the next. */
  const outcomeOf = ({ row, parts }: OpenRow): Outcome | null => {
    const held = parts.filter(({ condition }) => condition === yes);
    if (held.length > 0) return { row, items: held.map(({ item }) => item) };
    return parts.some(({ condition }) => condition === unknown) ? open : null;
  };

  return {
    of,
    given(program, variable, at) {
      if (program.outcome) return program;
      const name = classKey(variable, at);
      const before = program.left.get(name);
      if (before) return before;
      const left = of(
        program.rows.map(({ row, parts }) => ({
          row,
          parts: parts.map(({ item, condition }) => ({
            item,
            condition: conditions.given(condition, variable, at),
          })),
        })),
      );
      program.left.set(name, left);
      size += 1;
      return left;
    },
    size: () => size,
  };
}

/** What tells an outcome from others of the same situation. */
export function outcomeName({ row, items }: Outcome): string {
  if (row === null) return "UNDECIDED";
  return row.row.row.findings?.length ? `${row.at}: ${JSON.stringify(items)}` : row.status;
}

function rowName({ row, parts }: OpenRow): string {
  return `${row.at}: ${parts.map(({ item, condition }) => `${condition.id} ${item ?? ""}`).join()}`;
}

/** What a program asks for next. */
export function nextAskedFor({ rows: [first] }: Program): Variable | undefined {
  for (const { condition } of first?.parts ?? []) {
    const found = firstAskedFor(condition);
    if (found) return found;
  }
  return undefined;
}
