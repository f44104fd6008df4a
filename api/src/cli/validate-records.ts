import { extname } from "node:path";
import { CommandRefused } from "./command.ts";
import type { Bytes } from "./validate-bytes.ts";
import type { Questions } from "./validate-csv.ts";
import { csvLineReader } from "./validate-csv.ts";
import type { Encoding } from "./validate-encoding.ts";
import { textOf } from "./validate-encoding.ts";
import { jsonLineReader } from "./validate-json-lines.ts";
import type { Line } from "./validate-line.ts";

export const formats = ["csv", "ndjson"] as const;
export type Format = (typeof formats)[number];

const formatOfExtension: Readonly<Record<string, Format>> = { ".csv": "csv", ".ndjson": "ndjson", ".jsonl": "ndjson" };

/** The kind of file that a name says. Throws CommandRefused where it says none. */
export function formatNamed(file: string): Format {
  const format = formatOfExtension[extname(file).toLowerCase()];
  if (format) return format;
  throw new CommandRefused({
    zh: "文件应为 .ndjson（每行一份 JSON）或 .csv；其他名称的请用 --format 指明",
    en: "the file must be .ndjson, a JSON object a line, or .csv; for another name say which by --format",
  });
}

/** The kind of what has no name, by how it begins: no column's name begins with a brace. */
export async function formatBegun(bytes: Bytes, encoding: Encoding): Promise<Format> {
  for await (const { text } of textOf(bytes, encoding)) {
    const [first] = text.trimStart();
    if (first !== undefined) return first === "{" ? "ndjson" : "csv";
  }
  return "csv";
}

/** A record, and how far into the file one has read, in bytes. */
export type Read = Line & { readonly bytesRead: number };

export async function* recordsIn(
  bytes: Bytes,
  { encoding, format, questions }: { encoding: Encoding; format: Format; questions: Questions },
): AsyncGenerator<Read> {
  const reader = format === "csv" ? csvLineReader(questions) : jsonLineReader();
  for await (const { text, bytesRead } of textOf(bytes, encoding))
    for (const line of reader.read(text)) yield { ...line, bytesRead };
  for (const line of reader.end()) yield { ...line, bytesRead: bytes.size };
}
