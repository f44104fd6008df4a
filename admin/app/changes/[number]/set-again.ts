import type { EditChangeInput, RuleEdit } from "../../../graphql/change.ts";

export type RuleEditInput = NonNullable<EditChangeInput["set"]>[number];
type Value = NonNullable<RuleEdit["after"]>["value"];

/** The same content set once more, which founds the edit on what was published meanwhile. */
export function setAgain({ province, requirement, after, handsBack }: RuleEdit): RuleEditInput {
  const cell = { province: province?.code ?? null, requirement: requirement.key };
  if (handsBack || after === null) return { ...cell, value: null };
  const { value, strictness, noteZh, noteEn } = after;
  return { ...cell, value: inputOf(value), strictness, noteZh, noteEn };
}

function inputOf(value: Value): boolean | string | number | readonly string[] {
  switch (value.__typename) {
    case "BooleanValue":
      return value.boolean;
    case "ChoiceValue":
      return value.option.key;
    case "ChoicesValue":
      return value.options.map(({ key }) => key);
    case "IntegerValue":
      return value.integer;
  }
}
