import type { RuleContent } from "../graphql/province.ts";
import { fields } from "./fields.ts";

/** A rule's value in words, by the cell of its type. */
export function ValueCell({ content: { value, summary } }: { readonly content: RuleContent }) {
  switch (value.__typename) {
    case "BooleanValue":
      return <fields.BOOLEAN.Cell value={value} summary={summary} />;
    case "ChoiceValue":
      return <fields.CHOICE.Cell value={value} summary={summary} />;
    case "ChoicesValue":
      return <fields.CHOICES.Cell value={value} summary={summary} />;
    case "IntegerValue":
      return <fields.INTEGER.Cell value={value} summary={summary} />;
  }
}
