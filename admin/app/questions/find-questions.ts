import type { AnsweredQuestion } from "./answered-question.ts";

/** The questions in which every word that was typed stands: in title, answer, requirements or key. */
export function findQuestions(questions: readonly AnsweredQuestion[], typed: string): readonly AnsweredQuestion[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return questions.filter(({ key, title, answer, requirements }) => {
    const text = fold([key, title, answer, ...requirements.map((requirement) => requirement.title)].join(" "));
    return words.every((word) => text.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
