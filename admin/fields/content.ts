import type { RuleContent } from "../graphql/province.ts";

/** A value as an edit takes it: an option's key for a CHOICE, option keys for CHOICES. */
export type InputValue = boolean | string | number | readonly string[];

/** What a rule says, as an edit takes it. A note of "" is none. */
export interface Content {
  readonly value: InputValue;
  readonly strictness: RuleContent["strictness"];
  readonly noteZh: string;
  readonly noteEn: string;
}

/** A content while it is typed, as long as its value may be missing still. */
export interface TypedContent extends Omit<Content, "value"> {
  readonly value?: InputValue;
}

/** Where nothing is recorded, an editor begins with this. */
export const emptyContent: TypedContent = { strictness: "ENFORCED", noteZh: "", noteEn: "" };

export function contentOf({ value, strictness, noteZh, noteEn }: RuleContent): Content {
  return { value: inputValueOf(value), strictness, noteZh: noteZh ?? "", noteEn: noteEn ?? "" };
}

export function sameContent(a: TypedContent, b: TypedContent): boolean {
  return JSON.stringify(a.value) === JSON.stringify(b.value) && a.strictness === b.strictness && sameNotes(a, b);
}

export function sameNotes(a: TypedContent, b: TypedContent): boolean {
  return a.noteZh.trim() === b.noteZh.trim() && a.noteEn.trim() === b.noteEn.trim();
}

/** A value as it is shown, as an edit takes it. */
export function inputValueOf(value: RuleContent["value"]): InputValue {
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
