import { inLocale, type Locale, parseFiling } from "@beian/shared";
import type { FieldProblem } from "./filing-fields.tsx";
import { namedAnswers } from "./named-answers.ts";

/** What keeps a filing from being taken, as the API would find it; a chunk of its own, as it brings the schema along. */
export function problemsOf(filing: unknown, locale: Locale): readonly FieldProblem[] {
  const parsed = parseFiling(filing);
  if (parsed.ok) return [];
  const problems = parsed.problems.map(({ path, message }) => ({ path, message: inLocale(message, locale) }));
  return namedAnswers(problems, filing);
}
