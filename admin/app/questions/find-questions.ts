import { matchesWords } from "../../components/search-words.ts";
import type { AnsweredQuestion } from "./answered-question.ts";

/** The questions in which every word that was typed stands: in title, answer, requirements or key. */
export function findQuestions(questions: readonly AnsweredQuestion[], typed: string): readonly AnsweredQuestion[] {
  return questions.filter(({ key, title, answer, requirements }) =>
    matchesWords([key, title, answer, ...requirements.map((requirement) => requirement.title)], typed),
  );
}
