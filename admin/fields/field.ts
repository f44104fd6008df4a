import type { ReactNode } from "react";
import type { Requirement, RuleContent } from "../graphql/province.ts";

/** The closed set of value types, as the API names them. */
export type ValueType = Requirement["valueType"];

/** Which type of the API holds the values of each value type. */
interface ValueTypenames {
  BOOLEAN: "BooleanValue";
  CHOICE: "ChoiceValue";
  CHOICES: "ChoicesValue";
  INTEGER: "IntegerValue";
}

export type ValueOf<Type extends ValueType> = Extract<RuleContent["value"], { __typename: ValueTypenames[Type] }>;

export interface CellProps<Type extends ValueType> {
  readonly value: ValueOf<Type>;
  /** The value in words, as the requirement says them. */
  readonly summary: string;
}

/** How values of one type are shown. */
export interface Field<Type extends ValueType> {
  readonly Cell: (props: CellProps<Type>) => ReactNode;
}
