import { filingFacts } from "../facts/registry.ts";
import { rowFunctions } from "../functions/registry.ts";
import type { DeclaredFact, Environment } from "../language/environment.ts";
import type { SingleType, Type } from "../language/type.ts";
import { day, flag, listOf, number, option, text } from "../language/type.ts";
import { provinceCodes } from "../provinces.ts";
import type { DefinedValue, Definition, OwnFactType } from "./definition.ts";

/** What stands before the key of a definition's own question where a row names it. */
export const ownPrefix = "own.";

/** What a question of a requirement's own goes by outside of its rows. */
export function answerName(requirement: string, question: string): string {
  return `${requirement}/${question}`;
}

const ownTypes: Readonly<Record<OwnFactType, SingleType>> = { FLAG: flag, TEXT: text, NUMBER: number, DAY: day };

/** The type of what a rule says, as rows see it. */
export function typeOfValue(value: DefinedValue): Type {
  switch (value.type) {
    case "BOOLEAN":
      return flag;
    case "INTEGER":
      return number;
    case "CHOICE":
      return option(value.options.map(({ key }) => key));
    case "CHOICES":
      return listOf(option(value.options.map(({ key }) => key)), value.options.length);
  }
}

/** All that a definition's rows can name; those for where nothing is recorded have no value to speak of. */
export function environmentOf(
  { key: requirement = "", value, facts = [] }: Pick<Definition, "value" | "facts"> & { readonly key?: string },
  rules: ReadonlyMap<string, Type>,
  { recorded }: { recorded: boolean },
): Environment {
  const own = facts.map(
    ({ key, type }) =>
      [`${ownPrefix}${key}`, { type: ownTypes[type], mayBeAbsent: true, as: answerName(requirement, key) }] as const,
  );
  const terms = "options" in value ? value.options.map((one) => one.terms?.length ?? 0) : [];
  return {
    facts: own.length === 0 ? filingFacts : new Map<string, DeclaredFact>([...filingFacts, ...own]),
    functions: rowFunctions,
    value: recorded ? typeOfValue(value) : null,
    province,
    rules,
    mostTerms: recorded ? Math.max(0, ...terms) : 0,
  };
}

const province = option(provinceCodes);
