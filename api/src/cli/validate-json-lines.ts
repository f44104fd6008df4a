import type { InputProblem } from "@beian/shared";
import type { Line, LineReader } from "./validate-line.ts";
import { longestLine, tooLong, unreadable } from "./validate-line.ts";

/** Reads NDJSON: one JSON object a line. */
export function jsonLineReader(): LineReader {
  let number = 0;
  let rest = "";
  // The part of a line that is too long isn't kept.
  let isTooLong = false;
  let isAfterReturn = false;
  const lineOf = (text: string): readonly Line[] => {
    number += 1;
    const wasTooLong = isTooLong || text.length > longestLine;
    isTooLong = false;
    if (wasTooLong) return [{ number, problem: unreadable(tooLong) }];
    const json = text.trim();
    return json === "" ? [] : [{ number, ...read(json) }];
  };
  return {
    read(part) {
      if (part === "") return [];
      const text = isAfterReturn && part.startsWith("\n") ? part.slice(1) : part;
      isAfterReturn = part.endsWith("\r");
      const lines = (rest + text).split(/\r\n?|\n/);
      rest = lines.pop() ?? "";
      const read = lines.flatMap(lineOf);
      if (rest.length > longestLine) {
        isTooLong = true;
        rest = "";
      }
      return read;
    },
    end: () => (rest === "" && !isTooLong ? [] : lineOf(rest)),
  };
}

function read(json: string): { readonly input: unknown } | { readonly problem: InputProblem } {
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    return { problem: unreadable({ zh: "不是有效的 JSON", en: "not valid JSON" }) };
  }
  const doubled = doubledKeyIn(json);
  return doubled === null
    ? { input }
    : { problem: { path: doubled, message: { zh: "出现了两次", en: "is given twice" } } };
}

/** What valid JSON is made of, but for numbers and words. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

/** No field lies deeper or has a longer name. */
const deepest = 4;
const longestName = 60;

/** The path of the first key that an object has twice, of which JSON.parse would take the last without a word. */
export function doubledKeyIn(json: string): readonly string[] | null {
  /** The objects and lists that are open, outermost first, each with what it is at. */
  const open: { readonly keys: Set<string> | null; at: string; index: number }[] = [];
  let isKey = false;
  for (const [text] of json.matchAll(token)) {
    const inner = open.at(-1);
    if (text === "{" || text === "[") {
      open.push({ keys: text === "{" ? new Set() : null, at: "0", index: 0 });
      isKey = text === "{";
    } else if (text === "}" || text === "]") {
      open.pop();
      isKey = false;
    } else if (text === ",") {
      isKey = inner?.keys != null;
      if (inner && !isKey) {
        inner.index += 1;
        inner.at = String(inner.index);
      }
    } else if (isKey && inner?.keys) {
      inner.at = JSON.parse(text);
      if (inner.keys.has(inner.at)) return open.slice(0, deepest).map(({ at }) => at.slice(0, longestName));
      inner.keys.add(inner.at);
      isKey = false;
    }
  }
  return null;
}
