import type { Text } from "@beian/shared";
import { tooLong } from "./validate-line.ts";

/** A row of a CSV file, with the number of the line that it begins on. */
export type Row = { readonly number: number } & ({ readonly cells: readonly string[] } | { readonly problem: Text });

/** Takes a file's text part by part, and gives the rows that end in it. */
export interface RowReader {
  read(text: string): readonly Row[];
  end(): readonly Row[];
}

const notCsv: Text = { zh: "不是有效的 CSV：引号有误", en: "not valid CSV: a quote stands where none can" };
const unended: Text = {
  zh: "引号没有结束，文件从这里起都没有读到",
  en: "a quote that opens here never ends, so that the file from here on isn't read",
};

/**
 * Reads CSV as RFC 4180 has it, and counts lines as an editor does, whichever breaks there are and also within quotes. A row
 * with a fault ends where it would without, so that it costs no other.
 */
export function rowReader(longest: number): RowReader {
  /** Where the character at hand stands: at a cell's beginning, within one, within quotes, or after a quote within them. */
  let place: "BEGINNING" | "BARE" | "QUOTED" | "QUOTE" = "BEGINNING";
  let line = 1;
  let number = 1;
  let cells: string[] = [];
  let cell = "";
  let size = 0;
  let problem: Text | null = null;
  let isAfterReturn = false;

  const take = (text: string) => {
    size += text.length;
    if (size > longest) problem ??= tooLong;
    // What is reported anyway isn't kept.
    cell = problem === null ? cell + text : "";
  };
  const endCell = () => {
    if (problem === null) cells.push(cell);
    cell = "";
    size += 1;
    place = "BEGINNING";
  };
  const endRow = (): Row => {
    endCell();
    const row: Row = problem === null ? { number, cells } : { number, problem };
    cells = [];
    size = 0;
    problem = null;
    number = line;
    return row;
  };

  return {
    read(text) {
      const rows: Row[] = [];
      let from = 0;
      const takeTo = (end: number) => {
        take(text.slice(from, end));
        from = end + 1;
      };
      for (let index = 0; index < text.length; index += 1) {
        const character = text[index];
        if (character === "\n" || character === "\r") {
          const isSecondHalf = character === "\n" && isAfterReturn;
          isAfterReturn = character === "\r";
          if (isSecondHalf) {
            from = index + 1;
            continue;
          }
          line += 1;
          takeTo(index);
          if (place === "QUOTED") take("\n");
          else rows.push(endRow());
          continue;
        }
        isAfterReturn = false;
        if (place === "QUOTED") {
          if (character !== '"') continue;
          takeTo(index);
          place = "QUOTE";
        } else if (character === ",") {
          takeTo(index);
          endCell();
        } else if (character === '"') {
          if (place === "BEGINNING") from = index + 1;
          else if (place === "BARE") problem ??= notCsv;
          // Otherwise the second of two, which stand for one: it is taken with what follows.
          if (place !== "BARE") place = "QUOTED";
        } else if (place !== "BARE") {
          if (place === "QUOTE") problem ??= notCsv;
          place = "BARE";
        }
      }
      take(text.slice(from));
      return rows;
    },
    end() {
      if (place === "QUOTED") problem = unended;
      const isBegun = place !== "BEGINNING" || cells.length > 0 || problem !== null;
      return isBegun ? [endRow()] : [];
    },
  };
}
