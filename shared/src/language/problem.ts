import type { Text } from "../locale.ts";

/** What can be wrong with an expression. */
export const problemCodes = [
  "SYNTAX",
  "UNKNOWN_FACT",
  "UNKNOWN_FUNCTION",
  "WRONG_TYPE",
  "NOT_AN_OPTION",
  "TOO_COSTLY",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A stretch of a text, in UTF-16 units: from the first, up to the one after the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One thing that is wrong with an expression, and where. */
export interface Problem extends Range {
  readonly code: ProblemCode;
  readonly message: Text;
}

export function problem(code: ProblemCode, { from, to }: Range, zh: string, en: string): Problem {
  return { code, from, to, message: { zh, en } };
}
