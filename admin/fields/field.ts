import type { ReactNode } from "react";
import type { RequirementSpec } from "../graphql/catalogue.ts";
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

/** What an edit takes for a value of each type: an option by its key. */
interface Inputs {
  BOOLEAN: boolean;
  CHOICE: string;
  CHOICES: readonly string[];
  INTEGER: number;
}

export type InputOf<Type extends ValueType> = Inputs[Type];

export interface CellProps<Type extends ValueType> {
  readonly value: ValueOf<Type>;
  /** The value in words, as the requirement says them. */
  readonly summary: string;
}

export interface EditorProps<Type extends ValueType> {
  readonly requirement: RequirementSpec;
  /** Undefined as long as nothing is chosen. */
  readonly value: InputOf<Type> | undefined;
  readonly onValue: (value: InputOf<Type> | undefined) => void;
  /** Why the value was refused, to be shown beside it. */
  readonly refusal: string | undefined;
}

/** How values of one type are edited. */
export type Editor<Type extends ValueType> = (props: EditorProps<Type>) => ReactNode;

/** How values of one type are shown and put into words. */
export interface Field<Type extends ValueType> {
  readonly Cell: (props: CellProps<Type>) => ReactNode;
  /** A value that the API hasn't put into words yet, in the requirement's own. */
  readonly inWords: (value: InputOf<Type>, requirement: RequirementSpec, separator: string) => string;
}
