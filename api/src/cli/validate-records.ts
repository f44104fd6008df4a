import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { CommandRefused } from "./command.ts";
import type { Questions } from "./validate-csv.ts";
import { csvRecords } from "./validate-csv.ts";
import type { Line } from "./validate-line.ts";
import { longestLine, unreadable } from "./validate-line.ts";

/** The records of a file by its kind; empty lines are passed over. Throws CommandRefused for another kind of file. */
export function recordsIn(file: string, questions: Questions): AsyncIterable<Line> {
  switch (extname(file).toLowerCase()) {
    case ".ndjson":
    case ".jsonl":
      return jsonLines(file);
    case ".csv":
      return csvRecords(file, questions);
    default:
      throw new CommandRefused({
        zh: "文件应为 .ndjson（每行一份 JSON）或 .csv",
        en: "the file must be .ndjson, a JSON object a line, or .csv",
      });
  }
}

async function* jsonLines(file: string): AsyncGenerator<Line> {
  const stream = createReadStream(file, { encoding: "utf8", highWaterMark: 256 * 1024 });
  let number = 0;
  let rest = "";
  // The part of a line that is too long isn't kept.
  let isTooLong = false;
  const lineOf = (text: string): Line | null => {
    number += 1;
    const at = { number, bytesRead: stream.bytesRead };
    if (isTooLong || text.length > longestLine) {
      isTooLong = false;
      return { ...at, problem: unreadable({ zh: "行过长", en: "the line is too long" }) };
    }
    const json = (number === 1 ? text.replace(/^\uFEFF/, "") : text).trim();
    if (json === "") return null;
    try {
      return { ...at, input: JSON.parse(json) };
    } catch {
      return { ...at, problem: unreadable({ zh: "不是有效的 JSON", en: "not valid JSON" }) };
    }
  };
  for await (const chunk of stream) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) {
      const line = lineOf(text);
      if (line) yield line;
    }
    if (rest.length > longestLine) {
      isTooLong = true;
      rest = "";
    }
  }
  const last = rest === "" && !isTooLong ? null : lineOf(rest);
  if (last) yield last;
}
