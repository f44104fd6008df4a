import type { RequirementSpec } from "../graphql/catalogue.ts";
import { BooleanCell } from "./boolean-cell.tsx";
import { ChoiceCell } from "./choice-cell.tsx";
import { ChoicesCell } from "./choices-cell.tsx";
import type { Field, ValueType } from "./field.ts";
import { IntegerCell } from "./integer-cell.tsx";

/** One field a value type: a new type without one doesn't compile. */
export const fields: { readonly [Type in ValueType]: Field<Type> } = {
  BOOLEAN: {
    Cell: BooleanCell,
    inWords: (value, { yes, no }) => (value ? yes : no) ?? "",
  },
  CHOICE: {
    Cell: ChoiceCell,
    inWords: (value, requirement) => labelOf(requirement, value),
  },
  CHOICES: {
    Cell: ChoicesCell,
    inWords: (value, requirement, separator) =>
      value.length === 0 ? (requirement.none ?? "") : value.map((key) => labelOf(requirement, key)).join(separator),
  },
  INTEGER: {
    Cell: IntegerCell,
    inWords: (value, { unit }) => `${value} ${unit ?? ""}`,
  },
};

function labelOf({ options }: RequirementSpec, key: string): string {
  return options.find((option) => option.key === key)?.label ?? key;
}
