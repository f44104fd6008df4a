import { answerTo } from "../filing/answers.ts";
import type { Facts } from "../filing/facts.ts";
import { normaliseProse } from "../identifiers/text.ts";
import type { Known } from "../language/tree.ts";
import { filingFacts } from "./registry.ts";

/**
 * How a fact is read of a filing, by the name that trees have for it: one of the form's, or an answer to a question. What
 * was answered in text compares as remarks do.
 */
export function factReader(name: string): (facts: Facts) => Known | undefined {
  return filingFacts.get(name)?.read ?? (({ filing: { answers } }) => folded(answerTo(answers, name)));
}

function folded(answer: Known | undefined): Known | undefined {
  return typeof answer === "string" ? normaliseProse(answer) : answer;
}
