import { inputValueOf } from "../../../fields/content.ts";
import type { EditChangeInput, RuleEdit } from "../../../graphql/change.ts";

export type RuleEditInput = NonNullable<EditChangeInput["set"]>[number];

/** The same content set once more, which founds the edit on what was published meanwhile. */
export function setAgain({ province, requirement, after, handsBack }: RuleEdit): RuleEditInput {
  const cell = { province: province?.code ?? null, requirement: requirement.key };
  if (handsBack || after === null) return { ...cell, value: null };
  const { value, strictness, noteZh, noteEn } = after;
  return { ...cell, value: inputValueOf(value), strictness, noteZh, noteEn };
}
