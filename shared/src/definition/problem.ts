import { problemCodes } from "../language/problem.ts";
import type { Text } from "../locale.ts";

/** What can be wrong with a definition. */
export const definitionProblemCodes = [
  ...problemCodes,
  "ROW_NEVER_REACHED",
  "LANGUAGE_MISSING",
  "CASE_MISSING",
  "CASE_FAILS",
  "KEY_TAKEN",
  "KEY_FORM",
  "VALUE_TYPE_CHANGED",
  "OPTION_IN_USE",
] as const;
export type DefinitionProblemCode = (typeof definitionProblemCodes)[number];

/** One thing that is wrong with a definition, and where. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode;
  /** From the definition down, such as ["rows", "2", "when"]. */
  readonly path: readonly string[];
  readonly message: Text;
  /** Within an expression, in UTF-16 units. */
  readonly from?: number;
  readonly to?: number;
}
