import { BooleanCell } from "./boolean-cell.tsx";
import { ChoiceCell } from "./choice-cell.tsx";
import { ChoicesCell } from "./choices-cell.tsx";
import type { Field, ValueType } from "./field.ts";
import { IntegerCell } from "./integer-cell.tsx";

/** One field a value type: a new type without one doesn't compile. */
export const fields: { readonly [Type in ValueType]: Field<Type> } = {
  BOOLEAN: { Cell: BooleanCell },
  CHOICE: { Cell: ChoiceCell },
  CHOICES: { Cell: ChoicesCell },
  INTEGER: { Cell: IntegerCell },
};
