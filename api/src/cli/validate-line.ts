import type { InputProblem, Text } from "@beian/shared";

/** One record of a file: what it holds, or why it can't be read. */
export type Line = {
  /** The number of the line that it begins on, from 1. */
  readonly number: number;
  /** How far into the file one has read, in bytes. */
  readonly bytesRead: number;
} & ({ readonly input: unknown } | { readonly problem: InputProblem });

/** A filing is below this; a longer line is reported and passed over, so that no line fills the memory. */
export const longestLine = 1_000_000;

/** What is wrong with a line that can't be read at all. */
export function unreadable(message: Text): InputProblem {
  return { path: [], message };
}
