import type {
  GraphQLInputField,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLNullableInputType,
  GraphQLSchema,
  VariableDefinitionNode,
  VariableValues,
} from "graphql";
import {
  coerceInputLiteral,
  coerceInputValue,
  getVariableValues,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
} from "graphql";

type Inputs = Readonly<Record<string, unknown>>;

/** Takes a value of JSON for a type; undefined where it isn't of it. */
type Take = (value: unknown) => unknown;

/**
 * Reads an operation's variables as GraphQL.js does, with all that hangs on their types done beforehand. Null where a value
 * isn't of its type: which one and why, GraphQL.js says.
 */
export function variablesReader(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (inputs: Inputs) => VariableValues | null {
  const takers = takersOf();
  const variables = definitions.map((definition) => variableOf(schema, definition, takers));
  return (inputs) => {
    // Without a prototype, since variables are named by the caller.
    const sources: Record<string, VariableValues["sources"][string]> = Object.create(null);
    const coerced: Record<string, unknown> = Object.create(null);
    for (const { signature, source, take, isRequired, otherwise } of variables) {
      const { name } = signature;
      const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
      const isGiven = value !== undefined;
      if (!isGiven && isRequired) return null;
      const taken = isGiven ? take(value) : otherwise;
      if (isGiven && taken === undefined) return null;
      sources[name] = isGiven ? { signature, value } : source;
      if (taken !== undefined) coerced[name] = taken;
    }
    return { sources, coerced };
  };
}

function variableOf(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  takerOf: (type: GraphQLInputType) => Take,
) {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) throw new TypeError(`the type of $${name} isn't for inputs`);
  const { defaultValue } = definition;
  const signature = { name, type, default: defaultValue && { literal: defaultValue } };
  return {
    signature,
    source: { signature },
    take: takerOf(type),
    isRequired: isNonNullType(type) && !defaultValue,
    otherwise: defaultValue && getVariableValues(schema, [definition], {}).variableValues?.coerced[name],
  };
}

/** Makes what takes values of a type, once for each object type: some hold themselves. */
function takersOf(): (type: GraphQLInputType) => Take {
  const objects = new Map<GraphQLInputObjectType, Take>();

  const takerOf = (type: GraphQLInputType): Take => {
    if (!isNonNullType(type)) {
      const take = presentTaker(type);
      return (value) => (value === null ? null : take(value));
    }
    const take = presentTaker(type.ofType);
    return (value) => (value === null ? undefined : take(value));
  };

  const presentTaker = (type: GraphQLNullableInputType): Take => {
    if (isListType(type)) return listTaker(takerOf(type.ofType));
    if (isInputObjectType(type)) {
      let take = objects.get(type);
      if (!take) {
        take = (value) => made(value);
        objects.set(type, take);
        const made = objectTaker(type, takerOf);
      }
      return take;
    }
    return (value) => {
      try {
        return type.coerceInputValue(value);
      } catch {
        return undefined;
      }
    };
  };
  return takerOf;
}

function listTaker(takeItem: Take): Take {
  return (value) => {
    const list: unknown[] = [];
    for (const item of Array.isArray(value) ? value : [value]) {
      const taken = takeItem(item);
      if (taken === undefined) return undefined;
      list.push(taken);
    }
    return list;
  };
}

function objectTaker(type: GraphQLInputObjectType, takerOf: (type: GraphQLInputType) => Take): Take {
  if (type.isOneOf) return (value) => coerceInputValue(value, type);
  const fields = Object.values(type.getFields()).map((field) => ({
    name: field.name,
    take: takerOf(field.type),
    isRequired: isRequiredInputField(field),
    otherwise: defaultOf(field),
  }));
  return (value) => {
    if (!isObject(value)) return undefined;
    const made: Record<string, unknown> = {};
    let known = 0;
    for (const { name, take, isRequired, otherwise } of fields) {
      const given = value[name];
      if (given === undefined) {
        if (isRequired) return undefined;
        if (otherwise !== undefined) made[name] = otherwise;
        continue;
      }
      const taken = take(given);
      if (taken === undefined) return undefined;
      made[name] = taken;
      known += 1;
    }
    return known === Object.keys(value).length ? made : undefined;
  };
}

function defaultOf({ type, default: given, defaultValue }: GraphQLInputField): unknown {
  if (given === undefined) return defaultValue;
  return given.literal ? coerceInputLiteral(given.literal, type) : coerceInputValue(given.value, type);
}

function isObject(value: unknown): value is Inputs {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
