import { answerTo } from "../filing/answers.ts";
import type { Facts } from "../filing/facts.ts";
import type { Known } from "../language/tree.ts";
import { filingFacts } from "./registry.ts";

/** How a fact is read of a filing, by the name that trees have for it: one of the form's, or an answer to a question. */
export function factReader(name: string): (facts: Facts) => Known | undefined {
  return filingFacts.get(name)?.read ?? (({ filing: { answers } }) => answerTo(answers, name));
}
