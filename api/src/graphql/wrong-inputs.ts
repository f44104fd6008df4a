import type { Text } from "@beian/shared";
import type {
  ASTNode,
  ASTVisitor,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLLeafType,
  GraphQLSchema,
  OperationDefinitionNode,
  ValidationContext,
  ValueNode,
} from "graphql";
import {
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  validateInputLiteral,
  validateInputValue,
} from "graphql";
import { InvalidInput, Refusal } from "../domain/acting/refusal.ts";
import { variablesReader } from "./variables-reader.ts";

/**
 * Says of inputs that aren't of their types which they are and why, in place of GraphQL.js, which repeats what was given:
 * a filing would end in every log of errors on its way. Names of fields are told, values never are.
 */

interface WrongInput {
  readonly path: readonly string[];
  readonly text: Text;
}

/** A value as it came in, as JSON or written in a document; looked into only as far as somebody asks. */
interface GivenValue {
  readonly isNull: boolean;
  /** A variable within a document: judged as what it is given as. */
  readonly isVariable: boolean;
  /** Null where it is no list. */
  items(): Iterable<GivenValue> | null;
  /** Null where it is no object. */
  fieldNames(): readonly string[] | null;
  field(name: string): GivenValue | undefined;
  /** Why it isn't of the type; undefined where it is. */
  whyNot(type: GraphQLLeafType): unknown;
}

/** Beyond these nobody reads on. */
const mostErrors = 10;
/** A longer name is no field's that anybody meant. */
const nameForm = /^[_A-Za-z][_0-9A-Za-z]{0,63}$/;

/** What is wrong with an operation's variables; empty where nothing is. */
export function wrongVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  if (readerOf(schema, operation)(inputs)) return [];
  const errors: GraphQLError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (value === undefined) {
      if (isNonNullType(type) && !definition.defaultValue) errors.push(inputError([name], missing, definition));
      continue;
    }
    for (const { path, text } of wrongIn(givenAsJson(value), type, [name])) {
      errors.push(inputError(path, text, definition));
      if (errors.length === mostErrors) return errors;
    }
  }
  return errors;
}

const readers = new WeakMap<OperationDefinitionNode, ReturnType<typeof variablesReader>>();

function readerOf(schema: GraphQLSchema, operation: OperationDefinitionNode): ReturnType<typeof variablesReader> {
  const known = readers.get(operation);
  if (known) return known;
  const reader = variablesReader(schema, operation.variableDefinitions ?? []);
  readers.set(operation, reader);
  return reader;
}

/** Takes the place of GraphQL.js's own rule of that kind. */
export function valuesOfTheirTypes(context: ValidationContext): ASTVisitor {
  const look = (node: ValueNode, parent: unknown, type: GraphQLInputType | null | undefined): false => {
    if (type)
      for (const { path, text } of wrongIn(givenInDocument(node), type, fieldNamed(parent)))
        context.reportError(inputError(path, text, node));
    // What is within it has been looked at.
    return false;
  };
  const enter = (node: ValueNode, _: unknown, parent: unknown) => look(node, parent, context.getInputType());
  return {
    NullValue: enter,
    ListValue: (node, _, parent) => look(node, parent, context.getParentInputType()),
    ObjectValue: enter,
    EnumValue: enter,
    IntValue: enter,
    FloatValue: enter,
    StringValue: enter,
    BooleanValue: enter,
  };
}

/** What GraphQL.js says of a value that only shows itself while a field is answered, without the value. */
export function wrongArgument(error: GraphQLError): GraphQLError | null {
  const [, name] = /^(?:Argument|Variable) "(?:[^"]*\()?\$?(\w+)(?::\))?"/.exec(error.message) ?? [];
  if (name === undefined) return null;
  const { message, extensions } = inputError([name], { zh: "值不符合类型", en: "isn't of its type" });
  return new GraphQLError(message, { nodes: error.nodes, path: error.path, extensions });
}

function inputError(path: readonly string[], text: Text, node?: ASTNode): GraphQLError {
  const { code, message, text: messages } = new InvalidInput(path, text);
  return new GraphQLError(message, {
    nodes: node,
    // As for any other request that is well-formed and can't be executed.
    extensions: { code, messages, inputPath: path, http: { status: 400, spec: true } },
  });
}

const missing: Text = { zh: "必填", en: "is required" };

function* wrongIn(given: GivenValue, type: GraphQLInputType, path: readonly string[]): Generator<WrongInput> {
  if (given.isVariable) return;
  if (given.isNull) {
    if (isNonNullType(type)) yield { path, text: { zh: "必填，不能为 null", en: "is required and can't be null" } };
    return;
  }
  const wanted = isNonNullType(type) ? type.ofType : type;
  if (isListType(wanted)) {
    const items = given.items();
    if (!items) return yield* wrongIn(given, wanted.ofType, path);
    let index = 0;
    for (const item of items) {
      yield* wrongIn(item, wanted.ofType, [...path, String(index)]);
      index += 1;
    }
  } else if (isInputObjectType(wanted)) yield* wrongInObject(given, wanted, path);
  else {
    const reason = given.whyNot(wanted);
    if (reason !== undefined) yield { path, text: reason instanceof Refusal ? reason.text : wantedText(wanted) };
  }
}

function* wrongInObject(
  given: GivenValue,
  type: GraphQLInputObjectType,
  path: readonly string[],
): Generator<WrongInput> {
  const names = given.fieldNames();
  if (!names) return yield { path, text: { zh: `应为 ${type.name} 对象`, en: `must be an object (${type.name})` } };
  const known = type.getFields();
  // First, since a misspelt field is often the one that is missing.
  for (const name of names)
    if (!Object.hasOwn(known, name)) {
      const text = { zh: `${type.name} 没有该字段`, en: `is no field of ${type.name}` };
      yield { path: [...path, nameForm.test(name) ? name : "?"], text };
    }
  for (const field of Object.values(known)) {
    const value = given.field(field.name);
    if (value) yield* wrongIn(value, field.type, [...path, field.name]);
    else if (isRequiredInputField(field)) yield { path: [...path, field.name], text: missing };
  }
  if (!type.isOneOf) return;
  const [only, ...more] = names;
  if (only === undefined || given.field(only)?.isNull || more.length > 0)
    yield { path, text: { zh: "须恰好填写一个字段", en: "must have exactly one field" } };
}

function wantedText(type: GraphQLLeafType): Text {
  if (!isEnumType(type)) return { zh: `应为 ${type.name}`, en: `must be of type ${type.name}` };
  const names = type.getValues().map(({ name }) => name);
  const told = `${names.slice(0, 12).join(", ")}${names.length > 12 ? ", …" : ""}`;
  return { zh: `应为 ${type.name} 之一：${told}`, en: `must be one of ${type.name}: ${told}` };
}

function givenAsJson(value: unknown): GivenValue {
  const fields = typeof value === "object" && value !== null && !Array.isArray(value) ? Object(value) : null;
  return {
    isNull: value === null || value === undefined,
    isVariable: false,
    items: () => (Array.isArray(value) ? value.values().map(givenAsJson) : null),
    fieldNames: () => fields && Object.keys(fields).filter((name) => fields[name] !== undefined),
    field: (name) =>
      fields && Object.hasOwn(fields, name) && fields[name] !== undefined ? givenAsJson(fields[name]) : undefined,
    whyNot: (type) => firstError((onError) => validateInputValue(value, type, onError)),
  };
}

function givenInDocument(node: ValueNode): GivenValue {
  return {
    isNull: node.kind === "NullValue",
    isVariable: node.kind === "Variable",
    items: () => (node.kind === "ListValue" ? node.values.values().map(givenInDocument) : null),
    fieldNames: () => (node.kind === "ObjectValue" ? node.fields.map((one) => one.name.value) : null),
    field(name) {
      const found = node.kind === "ObjectValue" ? node.fields.find((one) => one.name.value === name) : undefined;
      return found && givenInDocument(found.value);
    },
    whyNot: (type) => firstError((onError) => validateInputLiteral(node, type, onError)),
  };
}

/** What was thrown at first for what GraphQL.js can't take. */
function firstError(validate: (onError: (error: GraphQLError) => void) => void): unknown {
  let first: unknown;
  validate((error) => {
    first ??= innermost(error);
  });
  return first;
}

/** What was thrown at first, however often GraphQL wrapped it. */
export function innermost(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner;
}

function fieldNamed(parent: unknown): readonly string[] {
  if (typeof parent !== "object" || parent === null) return [];
  if ("variable" in parent) return fieldNamed(parent.variable);
  if (!("name" in parent) || typeof parent.name !== "object" || parent.name === null) return [];
  return "value" in parent.name ? [String(parent.name.value)] : [];
}
