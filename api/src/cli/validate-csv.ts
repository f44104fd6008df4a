import { createReadStream } from "node:fs";
import type { Field, OwnFact } from "@beian/shared";
import { answerMembers, answerShapes, fieldAt } from "@beian/shared";
import type { CsvError, Info } from "csv-parse";
import { parse } from "csv-parse";
import { CommandRefused } from "./command.ts";
import type { Line } from "./validate-line.ts";
import { longestLine, unreadable } from "./validate-line.ts";

/** A column of the file: where its values stand in the filing, or which question they answer. */
type Column =
  | { readonly path: readonly string[]; readonly field: Field }
  | { readonly fact: string; readonly question: OwnFact };

/** What requirements ask beside the form, by name. */
export type Questions = ReadonlyMap<string, OwnFact>;

/** The records of a CSV file (RFC 4180, UTF-8), whose first line names the fields by dotted path. */
export async function* csvRecords(file: string, questions: Questions): AsyncGenerator<Line> {
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestLine,
  });
  const skipped: Line[] = [];
  parser.on("skip", (error: CsvError) => {
    const number = "lines" in error && typeof error.lines === "number" ? error.lines : 0;
    skipped.push({
      number,
      bytesRead: stream.bytesRead,
      problem: unreadable({ zh: "不是有效的 CSV", en: "not valid CSV" }),
    });
  });
  stream.once("error", (error) => parser.destroy(error));
  stream.pipe(parser);
  let columns: readonly Column[] | null = null;
  let lastLine = 0;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    yield* skipped.splice(0);
    const number = lastLine + 1;
    // A record may go over several lines; the next one begins after the last of them.
    lastLine = info.lines;
    if (columns === null) {
      columns = columnsOf(record, questions);
      continue;
    }
    const at = { number, bytesRead: stream.bytesRead };
    yield record.length === columns.length
      ? { ...at, input: filingOf(columns, record) }
      : {
          ...at,
          problem: unreadable({
            zh: `应有 ${columns.length} 列，实有 ${record.length} 列`,
            en: `${record.length} columns where ${columns.length} are named`,
          }),
        };
  }
  yield* skipped;
}

function columnsOf(names: readonly string[], questions: Questions): readonly Column[] {
  return names.map((name) => {
    const path = name.trim().split(".");
    const [group, fact = "", ...more] = path;
    const question = group === "answers" && more.length === 0 ? questions.get(fact) : undefined;
    if (question) return { fact, question };
    const field = fieldAt(path);
    if (field && field.shape.kind !== "OBJECT") return { path, field };
    throw new CommandRefused({
      zh: `没有这个字段：${name}；首行应为字段路径，如 subject.certificate.number`,
      en: `there is no field ${name}; the first line names fields by path, such as subject.certificate.number`,
    });
  });
}

function filingOf(columns: readonly Column[], record: readonly string[]): unknown {
  const filing: Record<string, unknown> = {};
  const answers: unknown[] = [];
  for (const [index, column] of columns.entries()) {
    const cell = record[index] ?? "";
    if ("fact" in column) {
      const value = valueIn({ shape: answerShapes[column.question.type] }, cell);
      if (value !== undefined) answers.push({ fact: column.fact, [answerMembers[column.question.type]]: value });
    } else {
      const value = valueIn(column.field, cell);
      if (value !== undefined) put(filing, column.path, value);
    }
  }
  return answers.length === 0 ? filing : { ...filing, answers };
}

const yes = ["true", "1", "yes", "是"];
const no = ["false", "0", "no", "否"];

/** A cell as a field takes it; an empty one is not given. What it can't take stays text, for the filing's reader to name. */
function valueIn({ shape }: Pick<Field, "shape">, cell: string): unknown {
  const text = cell.trim();
  if (text === "") return undefined;
  switch (shape.kind) {
    case "FLAG": {
      const word = text.toLowerCase();
      return yes.includes(word) ? true : no.includes(word) ? false : text;
    }
    case "INTEGER":
      return /^-?\d+$/.test(text) ? Number(text) : text;
    case "LIST":
      return text
        .split(/[;；]/)
        .map((item) => item.trim())
        .filter((item) => item !== "");
    default:
      return text;
  }
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
