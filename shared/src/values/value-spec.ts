import type { Text } from "../locale.ts";
import { joinTexts } from "../locale.ts";

/** The closed set of value types that a requirement can have. */
export const valueTypes = ["BOOLEAN", "CHOICE", "CHOICES", "INTEGER"] as const;
export type ValueType = (typeof valueTypes)[number];

export interface BooleanSpec {
  readonly type: "BOOLEAN";
  /** How each value reads, such as 须不同于负责人手机 / 无此要求. */
  readonly words: { readonly true: Text; readonly false: Text };
}
export interface ChoiceSpec<Option extends string = string> {
  readonly type: "CHOICE";
  /** Labels by option key, in the order in which people see them. */
  readonly options: Readonly<Record<Option, Text>>;
  /** Labels of options that can't be chosen, but may be met: those of the same requirement defined otherwise. */
  readonly others?: Readonly<Record<string, Text>>;
}
export interface ChoicesSpec<Option extends string = string> {
  readonly type: "CHOICES";
  readonly options: Readonly<Record<Option, Text>>;
  readonly others?: Readonly<Record<string, Text>>;
  /** How the empty list reads. */
  readonly none: Text;
}
export interface IntegerSpec {
  readonly type: "INTEGER";
  readonly minimum: number;
  readonly maximum: number;
  readonly unit: Text;
  /** How a number reads in a sentence; "3 个" style by default. */
  readonly words?: (integer: number) => Text;
}
export type ValueSpec = BooleanSpec | ChoiceSpec | ChoicesSpec | IntegerSpec;

/** What a cell of the rule book can hold, before it is known of which requirement. */
export type RuleValue = boolean | string | number | readonly string[];

/** The type of value that a spec admits. */
export type ValueOf<Spec extends ValueSpec> = Spec extends BooleanSpec
  ? boolean
  : Spec extends ChoiceSpec<infer Option>
    ? Option
    : Spec extends ChoicesSpec<infer Option>
      ? readonly Option[]
      : number;

export function boolean(words: { yes: Text; no: Text }): BooleanSpec {
  return { type: "BOOLEAN", words: { true: words.yes, false: words.no } };
}
export function choice<const Option extends string>(options: Record<Option, Text>): ChoiceSpec<Option> {
  return { type: "CHOICE", options };
}
export function choices<const Option extends string>(
  options: Record<Option, Text>,
  { none }: { none: Text },
): ChoicesSpec<Option> {
  return { type: "CHOICES", options, none };
}
export function integer(range: Omit<IntegerSpec, "type">): IntegerSpec {
  return { type: "INTEGER", ...range };
}

/** The options of a CHOICE or CHOICES in order; none for the other types. */
export function optionsOf(spec: ValueSpec): readonly { readonly key: string; readonly label: Text }[] {
  if (spec.type !== "CHOICE" && spec.type !== "CHOICES") return [];
  return Object.entries(spec.options).map(([key, label]) => ({ key, label }));
}

/** The label of one option; throws where the spec has none of that key, which parseValue rules out. */
export function optionLabel(spec: ChoiceSpec | ChoicesSpec, key: string): Text {
  const label = spec.options[key] ?? spec.others?.[key];
  if (!label) throw new Error(`no option ${key}`);
  return label;
}

/** How a value reads in words, in both languages. */
export function valueInWords(spec: ValueSpec, value: RuleValue): Text {
  switch (spec.type) {
    case "BOOLEAN":
      return value === true ? spec.words.true : spec.words.false;
    case "CHOICE":
      return optionLabel(spec, String(value));
    case "CHOICES": {
      const keys = Array.isArray(value) ? (value as readonly string[]) : [];
      return keys.length === 0 ? spec.none : joinTexts(keys.map((key) => optionLabel(spec, key)));
    }
    case "INTEGER": {
      const integerValue = Number(value);
      return (
        spec.words?.(integerValue) ?? { zh: `${integerValue} ${spec.unit.zh}`, en: `${integerValue} ${spec.unit.en}` }
      );
    }
  }
}

/** Whether two values of one requirement say the same; lists are kept in option order, so they compare by place. */
export function sameValue(a: RuleValue, b: RuleValue): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
  return a === b;
}

/**
 * The order in which people list a requirement's values: no before yes, options as in the catalogue, numbers ascending;
 * lists by their first options, the shorter first. Negative, zero or positive, as for Array.sort.
 */
export function compareValues(spec: ValueSpec, a: RuleValue, b: RuleValue): number {
  const [one, other] = [placesOf(spec, a), placesOf(spec, b)];
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    // Below every place that an option can have.
    const difference = (one[index] ?? -1) - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function placesOf(spec: ValueSpec, value: RuleValue): readonly number[] {
  if (typeof value === "boolean" || typeof value === "number") return [Number(value)];
  const keys = optionsOf(spec).map(({ key }) => key);
  return [value].flat().map((key) => keys.indexOf(key));
}
