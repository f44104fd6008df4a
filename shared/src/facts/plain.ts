import type { Facts } from "../filing/facts.ts";
import { filingField } from "../filing/fields.ts";
import type { Field, Shape } from "../filing/form-field.ts";
import type { Known } from "../language/tree.ts";
import type { Type } from "../language/type.ts";
import { day, flag, listOf, number, option, text } from "../language/type.ts";
import { comparison } from "./compared.ts";
import type { Fact } from "./fact.ts";

/** What a filing's list holds at most; the schema's bound. */
const longestList = 100;

/** A fact for every field of the form, named as the field is found: what one can ask for, a row can speak of. */
export const plainFacts: readonly Fact[] = factsWithin(filingField, [], false);

function factsWithin(group: Field, path: readonly string[], mayBeAbsent: boolean): readonly Fact[] {
  if (group.shape.kind !== "OBJECT") return [];
  return group.shape.fields.flatMap((field): readonly Fact[] => {
    const own = [...path, field.name];
    const isOptional = mayBeAbsent || (!field.required && field.defaultValue === undefined);
    if (field.shape.kind === "OBJECT") return factsWithin(field, own, isOptional);
    return [factOf(field, own, isOptional)];
  });
}

function factOf({ title, shape }: Field, path: readonly string[], mayBeAbsent: boolean): Fact {
  const name = path.join(".");
  const { fold, read, example, exampleFor } = comparison(name);
  const typed = readerOf(path);
  const plain = { name, title, path, mayBeAbsent, type: typeOf(shape), example: exampleOf(shape, example) };
  const made = exampleFor === undefined ? plain : { ...plain, exampleFor };
  return fold === undefined
    ? { ...made, read: typed }
    : { ...made, typed, read: read ?? ((facts) => folded(typed(facts), fold)) };
}

function readerOf(path: readonly string[]): (facts: Facts) => Known | undefined {
  const [first = "", second, third] = path;
  // Nearly all stand in a group of the filing; a loop over names is what most of reading would go to.
  if (second === undefined) return ({ filing }) => within(filing, first);
  if (third === undefined) return ({ filing }) => within(groupIn(filing, first), second);
  return ({ filing }) => {
    let found: unknown = filing;
    for (const name of path) found = within(found, name);
    return found as Known | undefined;
  };
}

type Group = Readonly<Record<string, Known | undefined>>;

function groupIn(filing: unknown, name: string): unknown {
  return (filing as Readonly<Record<string, unknown>>)[name];
}

function within(group: unknown, name: string): Known | undefined {
  return group === undefined || group === null ? undefined : (group as Group)[name];
}

function folded(value: Known | undefined, fold: (text: string) => string): Known | undefined {
  if (typeof value === "string") return fold(value);
  return typeof value === "object" ? value.map((item) => fold(String(item))) : value;
}

function typeOf(shape: Shape): Type {
  switch (shape.kind) {
    case "FLAG":
      return flag;
    case "INTEGER":
      return number;
    case "DATE":
      return day;
    case "ENUM":
      return option(shape.options.map(({ key }) => key));
    case "LIST": {
      const of = typeOf(shape.item);
      if (of.kind === "LIST") throw new Error("the filing has a list of lists");
      return listOf(of, longestList);
    }
    default:
      return text;
  }
}

function exampleOf(shape: Shape, ofText: string): Known {
  switch (shape.kind) {
    case "FLAG":
      return true;
    case "INTEGER":
      return 1;
    case "DATE":
      return "2026-11-24";
    case "ENUM":
      return shape.options[0]?.key ?? "";
    case "LIST":
      return [ofText];
    default:
      return ofText;
  }
}
