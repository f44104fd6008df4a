import { createReadStream } from "node:fs";
import type { Field } from "@beian/shared";
import { fieldAt } from "@beian/shared";
import { type CsvError, type Info, parse } from "csv-parse";
import { CommandRefused } from "./command.ts";
import { type Line, longestLine, unreadable } from "./validate-line.ts";

/** A column of the file: where its values stand in the filing. */
interface Column {
  readonly path: readonly string[];
  readonly field: Field;
}

/** The records of a CSV file (RFC 4180, UTF-8), whose first line names the fields by dotted path. */
export async function* csvRecords(file: string): AsyncGenerator<Line> {
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
      columns = columnsOf(record);
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

function columnsOf(names: readonly string[]): readonly Column[] {
  return names.map((name) => {
    const path = name.trim().split(".");
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
  for (const [index, { path, field }] of columns.entries()) {
    const value = valueIn(field, record[index] ?? "");
    if (value !== undefined) put(filing, path, value);
  }
  return filing;
}

const yes = ["true", "1", "yes", "是"];
const no = ["false", "0", "no", "否"];

/** A cell as a field takes it; an empty one is not given. What it can't take stays text, for the filing's reader to name. */
function valueIn({ shape }: Field, cell: string): unknown {
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
