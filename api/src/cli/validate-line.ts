import type { InputProblem, Text } from "@beian/shared";

/** One record of a file: what it holds, or why it can't be read. */
export type Line = {
  /** The number of the line that it begins on, from 1. */
  readonly number: number;
} & ({ readonly input: unknown } | { readonly problem: InputProblem });

/** Takes a file's text part by part, and gives the records that end in it; empty lines are passed over. */
export interface LineReader {
  read(text: string): readonly Line[];
  end(): readonly Line[];
}

/** A filing is below this; a longer line is reported and passed over, so that no line fills the memory. */
export const longestLine = 1_000_000;

/** What is wrong with a line that can't be read at all. */
export function unreadable(message: Text): InputProblem {
  return { path: [], message };
}

export const tooLong: Text = { zh: "行过长", en: "the line is too long" };

/** How many lines end within a text: LF, CR LF, or CR alone; `before` is the text's last character so far. */
export function breaksIn(text: string, before: string): number {
  const breaks = text.match(/\r\n?|\n/g)?.length ?? 0;
  return before === "\r" && text.startsWith("\n") ? breaks - 1 : breaks;
}
