import { valueAt } from "@beian/shared";

/** Problems with answers at the names of these, where a field stands for each, instead of at their places in the list. */
export function namedAnswers<Problem extends { readonly path: readonly string[] }>(
  problems: readonly Problem[],
  filing: unknown,
): readonly Problem[] {
  const answers = valueAt(filing, ["answers"]);
  if (!Array.isArray(answers)) return problems;
  return problems.map((problem) => {
    const [group, place = ""] = problem.path;
    const fact: unknown = group === "answers" ? valueAt(answers[Number(place)], ["fact"]) : undefined;
    return typeof fact === "string" ? { ...problem, path: ["answers", fact] } : problem;
  });
}
