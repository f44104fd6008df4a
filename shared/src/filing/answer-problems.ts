import type { OwnFact } from "../definition/definition.ts";
import { answerName } from "../definition/environment-of.ts";
import type { Requirement } from "../requirement/requirement.ts";
import { answerMembers, memberNames } from "./answers.ts";
import type { InputProblem } from "./parse-filing.ts";
import type { Filing } from "./schema.ts";

/** What some requirements ask beside the form, by name: `<requirement>/<key>`. */
export function questionsAskedBy(requirements: readonly Requirement[]): ReadonlyMap<string, OwnFact> {
  return new Map(
    requirements.flatMap(({ key, facts = [] }) => facts.map((fact) => [answerName(key, fact.key), fact] as const)),
  );
}

/** Answers that nobody asked for, or of another type than their question's; each at its name, and without what was said. */
export function answerProblems(
  { answers = [] }: Filing,
  questions: ReadonlyMap<string, OwnFact>,
): readonly InputProblem[] {
  return answers.flatMap((answer): readonly InputProblem[] => {
    const path = ["answers", answer.fact];
    const question = questions.get(answer.fact);
    if (!question)
      return [{ path, message: { zh: "当日没有要求提出这个问题", en: "no requirement of the day asks this" } }];
    const member = answerMembers[question.type];
    return memberNames.some((name) => name !== member && answer[name] !== undefined)
      ? [{ path, message: { zh: `应填 ${member}`, en: `has to be answered by ${member}` } }]
      : [];
  });
}
