import type { Field, InputProblem, OwnFact, Shape, Text } from "@beian/shared";
import { answerMembers, answerShapes, fieldAt } from "@beian/shared";
import { CommandRefused } from "./command.ts";
import type { Row } from "./validate-csv-rows.ts";
import { rowReader } from "./validate-csv-rows.ts";
import { dayTyped } from "./validate-day.ts";
import type { Line, LineReader } from "./validate-line.ts";
import { longestLine, unreadable } from "./validate-line.ts";

/** A column of the file: where its values stand in the filing, or which question they answer. */
type Column =
  | { readonly path: readonly string[]; readonly field: Field }
  | { readonly path: readonly string[]; readonly fact: string; readonly question: OwnFact };

/** What requirements ask beside the form, by name. */
export type Questions = ReadonlyMap<string, OwnFact>;

/** What a row gives. */
type Given = { readonly input: unknown } | { readonly problem: InputProblem };

/** Reads CSV whose first row names the fields by dotted path. Throws CommandRefused where it doesn't. */
export function csvLineReader(questions: Questions): LineReader {
  const rows = rowReader(longestLine);
  let columns: readonly Column[] | null = null;
  const linesOf = (row: Row): readonly Line[] => {
    // Spreadsheets write a row that was emptied as commas.
    if ("cells" in row && row.cells.every((cell) => cell.trim() === "")) return [];
    if (columns !== null) return [{ number: row.number, ...givenBy(row, columns) }];
    if ("problem" in row) throw new CommandRefused(row.problem);
    // What Excel is told the separator by; only commas are taken.
    if (row.number === 1 && /^sep=$/i.test(row.cells[0] ?? "")) return [];
    columns = columnsOf(row.cells, questions);
    return [];
  };
  return {
    read: (text) => rows.read(text).flatMap(linesOf),
    end: () => rows.end().flatMap(linesOf),
  };
}

function givenBy(row: Row, columns: readonly Column[]): Given {
  if ("problem" in row) return { problem: unreadable(row.problem) };
  // Spreadsheets pad rows with empty cells.
  const isPadded = row.cells.slice(columns.length).every((cell) => cell.trim() === "");
  if (row.cells.length >= columns.length && isPadded) return filingOf(columns, row.cells);
  return {
    problem: unreadable({
      zh: `应有 ${columns.length} 列，实有 ${row.cells.length} 列`,
      en: `${row.cells.length} columns where ${columns.length} are named`,
    }),
  };
}

function columnsOf(names: readonly string[], questions: Questions): readonly Column[] {
  const named = names.slice(0, names.findLastIndex((name) => name.trim() !== "") + 1);
  const columns = named.map((name) => columnOf(name, questions));
  const first = new Map<string, number>();
  for (const [index, { path }] of columns.entries()) {
    const name = path.join(".");
    const before = first.get(name);
    if (before !== undefined)
      throw new CommandRefused({
        zh: `第 ${before + 1} 列和第 ${index + 1} 列都是 ${name}；每个字段只能有一列`,
        en: `columns ${before + 1} and ${index + 1} are both ${name}; a field has one column`,
      });
    first.set(name, index);
  }
  return columns;
}

function columnOf(typed: string, questions: Questions): Column {
  const name = typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const path = name.split(".");
  const [group, fact = "", ...more] = path;
  const question = group === "answers" && more.length === 0 ? questions.get(fact) : undefined;
  if (question) return { path, fact, question };
  const field = fieldAt(path);
  if (field && field.shape.kind !== "OBJECT") return { path, field };
  throw new CommandRefused({
    zh: `没有这个字段：${name}；首行应为字段路径，如 subject.certificate.number`,
    en: `there is no field ${name}; the first line names fields by path, such as subject.certificate.number`,
  });
}

function filingOf(columns: readonly Column[], cells: readonly string[]): Given {
  const filing: Record<string, unknown> = {};
  const answers: unknown[] = [];
  for (const [index, column] of columns.entries()) {
    const typed = (cells[index] ?? "").trim();
    if (typed === "") continue;
    const { shape } = "fact" in column ? { shape: answerShapes[column.question.type] } : column.field;
    const value = shape.kind === "DATE" ? dayTyped(typed) : cellOf(shape, typed);
    if (isText(value)) return { problem: { path: column.path, message: value } };
    if ("fact" in column) answers.push({ fact: column.fact, [answerMembers[column.question.type]]: value });
    else put(filing, column.path, value);
  }
  return { input: answers.length === 0 ? filing : { ...filing, answers } };
}

const yes = ["true", "1", "yes", "是"];
const no = ["false", "0", "no", "否"];

/** What is typed as a field takes it. What it can't take stays text, for the filing's reader to name. */
function cellOf({ kind }: Shape, typed: string): unknown {
  switch (kind) {
    case "FLAG": {
      const word = typed.normalize("NFKC").toLowerCase();
      return yes.includes(word) ? true : no.includes(word) ? false : typed;
    }
    case "INTEGER": {
      const digits = typed.normalize("NFKC");
      return /^-?\d+$/.test(digits) ? Number(digits) : typed;
    }
    case "LIST":
      return typed
        .split(/[;；]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
    default:
      return typed;
  }
}

/** No cell is an object but what says why it can't be read. */
function isText(value: unknown): value is Text {
  return isRecord(value);
}

function put(filing: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    filing[name] = value;
    return;
  }
  const inner = filing[name];
  const next: Record<string, unknown> = isRecord(inner) ? inner : {};
  filing[name] = next;
  put(next, rest, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
