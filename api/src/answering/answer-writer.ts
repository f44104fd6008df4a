/*
 * How a query's answer is written without GraphQL.js. A document is walked once, into functions that write the bytes of
 * JSON; they call the schema's own resolvers and serializers, so that there is no second place that knows what a field is.
 *
 * What holds:
 * - The bytes are those that GraphQL.js with JSON.stringify would have sent, or nothing is: whatever isn't plain data (an
 *   error, null where none may be, a directive or a shape that isn't known here) throws LeftToGraphql or rejects, and
 *   GraphQL.js answers from the beginning. Queries change nothing, so asking twice is safe. A property test compares both
 *   over generated documents (test/answer-writer.test.ts).
 * - Order is the document's, as GraphQL.js has it, fragments and what is asked twice included.
 * - Text is kept as latin1 strings of UTF-8 bytes, since those are joined and sent by copying; what is long is a Buffer.
 * - What a lasting object says may be kept with the object (graphql/lasting.ts), and only where nothing selected looked at
 *   the context: by construction no answer that hangs on who asks is ever kept.
 * - Whoever is gone isn't written for: `state.isOver` ends the work at the next wait.
 */
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLAbstractType,
  GraphQLField,
  GraphQLLeafType,
  GraphQLNullableOutputType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
  VariableValues,
} from "graphql";
import {
  getArgumentValues,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  visit,
} from "graphql";
import { isTurnOver, nextTurn } from "../domain/turns.ts";
import type { Context } from "../graphql/builder.ts";
import type { IsMetAgain } from "../graphql/lasting.ts";
import { unlimited } from "../graphql/limits/budget.ts";
import { variablesReader } from "../graphql/variables-reader.ts";
import type { Holding, Memory } from "./memory.ts";

/**
 * Answers a query as the bytes of its JSON. Throws, or rejects, wherever the answer isn't plain data: then GraphQL.js has
 * to make it, whose errors are the ones that callers know. Queries change nothing, so that asking twice is safe.
 */
export type WriteAnswer = (
  variables: Readonly<Record<string, unknown>>,
  context: Context,
  /** Once over, what waits for something is given up instead of going on. */
  state: { readonly isOver: boolean },
) => Buffer | Promise<Buffer>;

/** Thrown where GraphQL.js has to answer. */
class LeftToGraphql extends Error {}

/**
 * JSON's UTF-8, a character a byte: strings of this kind are put together and sent by copying, which those with Chinese in
 * them aren't. What is long is bytes at once, since long strings cost more than all that is done with them.
 */
type Text = string | Buffer;
type Written = Text | Promise<Text>;

/** Characters. */
const longestString = 16_384;

interface Run {
  readonly variables: VariableValues;
  readonly context: Context;
  readonly state: { readonly isOver: boolean };
  /** Whether others may have their turn meanwhile. */
  readonly mayWait: boolean;
}

/** Writes values of one type, with what is selected of them. */
interface Writer {
  readonly write: (value: unknown, run: Run) => Written;
  /** Whether all below is given by the object above alone. */
  readonly isLasting: boolean;
}

/**
 * Makes a valid query's selections, resolvers and serializers into one function, so that answering repeats no work that
 * hangs on the document alone, and makes no objects only to write them down. Null for what is left to GraphQL.js: anything
 * but a query, questions about the schema itself, and fields that a variable leaves out.
 */
export function writerOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  memory: Memory,
): WriteAnswer | null {
  const root = schema.getQueryType();
  if (operation.operation !== "query" || !root) return null;
  try {
    const texts = textsIn(memory);
    const info = absent<GraphQLResolveInfo>({ schema });
    const plan: Plan = { schema, fragments: fragmentsOf(document), info, texts };
    const { write } = objectWriter(plan, root, [operation.selectionSet]);
    const read = variablesReader(schema, operation.variableDefinitions ?? []);
    return (inputs, context, state) => {
      const variables = read(inputs);
      if (!variables) throw new LeftToGraphql();
      texts.touch();
      const data = write(undefined, { variables, context, state, mayWait: true });
      return isPromise(data) ? data.then(answerOf) : answerOf(data);
    };
  } catch (error) {
    if (error instanceof LeftToGraphql) return null;
    throw error;
  }
}

const answerOf = (data: Text) => Buffer.concat([bytesOf('{"data":'), bytesOf(data), bytesOf("}")]);

interface Plan {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Of all that resolvers may ask of their place in a query, what tells types apart. */
  readonly info: GraphQLResolveInfo;
  readonly texts: Texts;
}

/** What a query's writers keep of objects, in the memory of all: what doesn't fit goes at once, and is begun anew. */
interface Texts extends Pick<Holding, "charge" | "touch"> {
  /** Texts of an earlier round are forgotten. */
  readonly round: () => number;
}

/** What a text takes beside its characters. */
const aboutAText = 100;

function textsIn(memory: Memory): Texts {
  let round = 0;
  let place: Holding | null = null;
  const forget = () => {
    round += 1;
    place = null;
  };
  return {
    round: () => round,
    touch: () => place?.touch(),
    charge(bytes) {
      place ??= memory.open(forget);
      return place.charge(bytes + aboutAText);
    },
  };
}

function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(definitions.flatMap((one) => (one.kind === "FragmentDefinition" ? [[one.name.value, one]] : [])));
}

/** A field with what stands before its value: a comma unless it is the first, its name and a colon. */
interface Part {
  readonly lead: string;
  readonly writer: Writer;
}

function objectWriter(plan: Plan, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Writer {
  const parts = [...fieldsOf(plan, type, sets)].map(
    ([name, nodes], index): Part => ({
      lead: `${index === 0 ? "" : ","}${JSON.stringify(name)}:`,
      writer: fieldWriter(plan, type, nodes),
    }),
  );
  const write = (source: unknown, run: Run): Written => {
    if (type.isTypeOf && type.isTypeOf(source, run.context, plan.info) !== true) throw new LeftToGraphql();
    const text = textsInOrder("{");
    try {
      for (const { lead, writer } of parts) text.add(lead, writer.write(source, run));
      return text.end("}");
    } catch (error) {
      throw text.abandoned(error);
    }
  };
  const { lasting } = type.extensions;
  const isLasting = lasting !== undefined && parts.every(({ writer }) => writer.isLasting);
  return { isLasting, write: isLasting ? keptTexts(write, lasting, plan.texts) : write };
}

/** Writes an object that is met again and again once; gives that up where a field turns out to hang on who asks. */
function keptTexts(write: Writer["write"], isMetAgain: IsMetAgain, { round, charge }: Texts): Writer["write"] {
  let texts = new WeakMap<object, Text>();
  let keptIn = round();
  let isGivenUp = false;
  const made = (source: object): Text | null => {
    try {
      const text = write(source, outsideAnyRun);
      // As one stretch of memory, which the pieces that it was put together from aren't.
      if (typeof text === "string") return bytesOf(text).toString("latin1");
      if (!isPromise(text)) return text;
      abandoned([text], null);
    } catch {}
    return null;
  };
  return (source, run) => {
    if (isGivenUp || typeof source !== "object" || source === null || !isMetAgain(source)) return write(source, run);
    if (keptIn !== round()) {
      texts = new WeakMap();
      keptIn = round();
    }
    const known = texts.get(source);
    if (known !== undefined) return known;
    const text = made(source);
    if (text === null) {
      isGivenUp = true;
      return write(source, run);
    }
    if (charge(text.length)) texts.set(source, text);
    return text;
  };
}

function fieldWriter(plan: Plan, parent: GraphQLObjectType, nodes: readonly [FieldNode, ...FieldNode[]]): Writer {
  const [node] = nodes;
  const name = node.name.value;
  if (name === "__typename") return { isLasting: true, write: () => `"${parent.name}"` };
  const field = parent.getFields()[name];
  if (!field) throw new LeftToGraphql();
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const { write, isLasting } = valueWriter(plan, field.type, sets);
  const { resolve = propertyNamed(name) } = field;
  const given = argumentsOf(field, node);
  return {
    isLasting: isLasting && typeof given !== "function",
    write(source, run) {
      const value: unknown = resolve(source, typeof given === "function" ? given(run) : given, run.context, plan.info);
      return isPromise(value) ? whenThere(value, write, run) : write(value, run);
    },
  };
}

function whenThere(value: Promise<unknown>, write: Writer["write"], run: Run): Promise<Text> {
  return value.then((one) => {
    if (run.state.isOver) throw new LeftToGraphql();
    return write(one, run);
  });
}

/** What GraphQL.js does without a resolver, but for properties that are functions. */
function propertyNamed(name: string): (source: unknown) => unknown {
  return (source) => {
    const value: unknown = typeof source === "object" && source !== null ? Reflect.get(source, name) : undefined;
    if (typeof value === "function") throw new LeftToGraphql();
    return value;
  };
}

type Arguments = Readonly<Record<string, unknown>>;

/** The same for every run, unless a variable stands among them. */
function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | ((run: Run) => Arguments) {
  let hasVariables = false;
  visit(node, {
    Variable() {
      hasVariables = true;
    },
    SelectionSet: () => false,
  });
  if (hasVariables) return ({ variables }) => getArgumentValues(field, node, variables);
  try {
    return Object.freeze(getArgumentValues(field, node));
  } catch {
    throw new LeftToGraphql();
  }
}

function valueWriter(plan: Plan, type: GraphQLOutputType, sets: readonly SelectionSetNode[]): Writer {
  const isRequired = isNonNullType(type);
  const { write, isLasting } = presentWriter(plan, isRequired ? type.ofType : type, sets);
  return {
    isLasting,
    write(value, run) {
      const isThere = value !== null && value !== undefined;
      if (value instanceof Error || (isRequired && !isThere)) throw new LeftToGraphql();
      return isThere ? write(value, run) : "null";
    },
  };
}

/** Of values that are there. */
function presentWriter(plan: Plan, type: GraphQLNullableOutputType, sets: readonly SelectionSetNode[]): Writer {
  if (isListType(type)) return listWriter(valueWriter(plan, type.ofType, sets));
  if (isLeafType(type)) return leafWriter(type);
  return isObjectType(type) ? objectWriter(plan, type, sets) : abstractWriter(plan, type, sets);
}

/** Entries, or units spent on them, after which a list looks whether others are to have their turn. */
const looksAfter = { entries: 16, units: 100 } as const;

function listWriter({ write, isLasting }: Writer): Writer {
  const writeFrom = (from: number, list: readonly unknown[], text: TextsInOrder, run: Run): Written => {
    const { spent } = run.context.budget;
    let looked = spent();
    try {
      for (let index = from; index < list.length; index += 1) {
        if (run.mayWait && index > from && (index % looksAfter.entries === 0 || spent() - looked > looksAfter.units)) {
          if (isTurnOver()) {
            text.waits();
            return whenThere(nextTurn(), () => writeFrom(index, list, text, run), run);
          }
          looked = spent();
        }
        const value = list[index];
        text.add(index === 0 ? "" : ",", isPromise(value) ? whenThere(value, write, run) : write(value, run));
      }
      return text.end("]");
    } catch (error) {
      throw text.abandoned(error);
    }
  };
  return {
    isLasting,
    write(list, run) {
      if (!Array.isArray(list)) throw new LeftToGraphql();
      return writeFrom(0, list, textsInOrder("["), run);
    },
  };
}

function leafWriter(type: GraphQLLeafType): Writer {
  const serialized = (value: unknown): string => {
    const text = JSON.stringify(type.coerceOutputValue(value) ?? undefined);
    if (text === undefined) throw new LeftToGraphql();
    return utf8(text);
  };
  if (!isEnumType(type)) return { isLasting: true, write: serialized };
  const texts = new Map(type.getValues().map(({ value }): [unknown, string] => [value, serialized(value)]));
  return { isLasting: true, write: (value) => texts.get(value) ?? serialized(value) };
}

function abstractWriter(plan: Plan, type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Writer {
  const writers = new Map(
    plan.schema.getPossibleTypes(type).map((one) => [one.name, objectWriter(plan, one, sets)] as const),
  );
  const { resolveType } = type;
  if (!resolveType) throw new LeftToGraphql();
  return {
    isLasting: [...writers.values()].every((writer) => writer.isLasting),
    write(value, run) {
      const name = resolveType(value, run.context, plan.info, type);
      const writer = typeof name === "string" ? writers.get(name) : undefined;
      if (!writer) throw abandoned([name], new LeftToGraphql());
      return writer.write(value, run);
    },
  };
}

/** The fields selected of a type by the name under which they are answered, in order; those of one name are one. */
function fieldsOf(
  plan: Plan,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === "Field") {
        const name = (selection.alias ?? selection.name).value;
        const sameName = fields.get(name);
        if (sameName) sameName.push(selection);
        else fields.set(name, [selection]);
        continue;
      }
      const part = selection.kind === "InlineFragment" ? selection : plan.fragments.get(selection.name.value);
      if (part && isOn(plan.schema, type, part.typeCondition?.name.value)) collect(part.selectionSet);
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

function isLeftOut({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    const condition = given.find((one) => one.name.value === "if")?.value;
    if (condition?.kind !== "BooleanValue") throw new LeftToGraphql();
    return condition.value === (name.value === "skip");
  });
}

function isOn(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

type TextsInOrder = ReturnType<typeof textsInOrder>;

/** Puts texts together, of which some may not be there yet. */
function textsInOrder(start: string) {
  let text = start;
  const pieces: Written[] = [];
  return {
    add(lead: string, piece: Written): void {
      text += lead;
      if (typeof piece === "string") text += piece;
      else {
        pieces.push(text, piece);
        text = "";
      }
      if (text.length < longestString) return;
      pieces.push(bytesOf(text));
      text = "";
    },
    end(last: string): Written {
      text += last;
      if (pieces.length === 0) return text;
      pieces.push(text);
      return areThere(pieces) ? joined(pieces) : Promise.all(pieces).then(joined);
    },
    abandoned: (error: unknown) => abandoned(pieces, error),
    /** What fails before the rest is added is told at the end. */
    waits: () => void abandoned(pieces, null),
  };
}

function areThere(pieces: readonly Written[]): pieces is readonly Text[] {
  return !pieces.some(isPromise);
}

const joined = (texts: readonly Text[]): Buffer => Buffer.concat(texts.map(bytesOf));

const bytesOf = (text: Text): Buffer => (typeof text === "string" ? Buffer.from(text, "latin1") : text);

/** A string of JSON as its bytes. */
function utf8(json: string): string {
  return isAscii(json) ? json : Buffer.from(json).toString("latin1");
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

/** The error, once nobody is left to hear of what else fails. */
function abandoned(pieces: readonly unknown[], error: unknown): unknown {
  for (const piece of pieces) if (isPromise(piece)) piece.catch(() => {});
  return error;
}

/** Stands where resolvers would find what isn't there: whoever looks gives up what was tried without it. */
function absent<Value extends object>(but: Partial<Value> = {}): Value {
  const refuse = () => {
    throw new LeftToGraphql();
  };
  const get = (_: Value, name: string | symbol): unknown => (name in but ? Reflect.get(but, name) : refuse());
  return new Proxy<Value>(Object.create(null), { get, has: refuse, ownKeys: refuse });
}

const outsideAnyRun: Run = {
  variables: { sources: {}, coerced: {} },
  context: absent<Context>({ budget: unlimited, listsInTurns: false }),
  state: { isOver: false },
  mayWait: false,
};
