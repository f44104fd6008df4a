import type { PlainDate, ProvinceCode, Question, Text } from "@beian/shared";
import { answerQuestion, rulesOfAnswer } from "@beian/shared";
import type { History } from "./history.ts";
import type { Rulebooks } from "./rulebooks.ts";

export interface Questions {
  answer(question: Question, province: ProvinceCode | null, asOf: PlainDate | undefined): Promise<Text>;
}

/** Answers the FAQ from a rule book, citing sources where one province is asked for. */
export function createQuestions({ rulebooks, history }: { rulebooks: Rulebooks; history: History }): Questions {
  return {
    async answer(question, province, asOf) {
      const book = await rulebooks.at({ asOf });
      const rules = province === null ? [] : rulesOfAnswer(question, book, province);
      const revisions = await history.revisionsById(rules.map(({ revision }) => revision));
      const changeOf = new Map(revisions.flatMap((found) => (found ? [[found.id, found.changeNumber]] : [])));
      const sources = await history.sourcesOf([...new Set(changeOf.values())]);
      return answerQuestion(
        question,
        {
          catalogue: book.catalogue,
          rules: book.rules,
          sourceOf: ({ revision }) => {
            const cited = sources.get(changeOf.get(revision) ?? 0) ?? [];
            return cited.length === 0 ? null : cited.map(({ title }) => title).join("、");
          },
        },
        province,
      );
    },
  };
}
