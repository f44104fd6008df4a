import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";
import {
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  valueFromASTUntyped,
  visit,
} from "graphql";
import { units } from "../../domain/work.ts";
import type { Key } from "../../key-of.ts";
import { keyOf } from "../../key-of.ts";
import type { Amount, FieldCost, SizeOfArgument } from "./field-cost.ts";
import { pageOfConnection } from "./field-cost.ts";

type Variables = Readonly<Record<string, unknown>>;

/** What a mutation takes beside what it answers: a transaction on the disk. */
const writing = 2_000;

/** What a field of the schema's own description counts: no budget ends it, and nobody has their turn meanwhile. */
const atOneGo = 3;

/**
 * What an operation of a valid document costs, in units (domain/work.ts): fields by the sizes of the lists that they stand
 * in, the work that goes into them besides, and a rule book for each time but now. Fields that directives may leave out
 * count.
 */
export function createCosts(schema: GraphQLSchema) {
  const introspection = introspectionCosts(schema);
  // A cost that hangs on no variable is the document's for good.
  const fixed = new WeakMap<DocumentNode, Map<string | null, number>>();
  return (document: DocumentNode, operationName: string | null | undefined, variables: Variables): number => {
    const name = operationName ?? null;
    const known = fixed.get(document)?.get(name);
    if (known !== undefined) return known;
    const { cost, isFixed } = costOf({ schema, introspection }, document, operationName, variables);
    if (isFixed) {
      const costs = fixed.get(document) ?? new Map<string | null, number>();
      fixed.set(document, costs.set(name, cost));
    }
    return cost;
  };
}

interface Known {
  readonly schema: GraphQLSchema;
  readonly introspection: Readonly<Record<string, FieldCost>>;
}

/** Of a selection: for each of the objects that it stands in, in the mean, and what one of them may cost beyond that. */
interface Cost {
  readonly each: number;
  readonly beyond: number;
}

const free: Cost = { each: 0, beyond: 0 };
const sum = (one: Cost, other: Cost): Cost => ({ each: one.each + other.each, beyond: one.beyond + other.beyond });

function costOf(
  { schema, introspection }: Known,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): { cost: number; isFixed: boolean } {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { cost: 0, isFixed: true };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  const fragmentCosts = new Map<Key, Cost>();
  /** Times but now whose rules are asked for, each of which is a book. */
  const times = new Set<string>();
  let isFixed = true;

  const argumentOf = (field: FieldNode, argument: string): unknown => {
    const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
    if (!value) return undefined;
    visit(value, {
      Variable() {
        isFixed = false;
      },
    });
    return value.kind === "Variable" ? withDefaults()[value.name.value] : valueFromASTUntyped(value, withDefaults());
  };
  let given: Record<string, unknown> | undefined;
  const withDefaults = () => {
    given ??= {
      ...Object.fromEntries(
        (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
          defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
        ),
      ),
      ...variables,
    };
    return given;
  };
  const sizesOf =
    (field: FieldNode, page: number): SizeOfArgument =>
    (argument) => {
      if (argument === pageOfConnection) return page;
      const value = argumentOf(field, argument);
      if (typeof value === "number") return value;
      return Array.isArray(value) ? value.length : undefined;
    };

  const noteTimes = (field: FieldNode, { args }: GraphQLField<unknown, unknown>): void => {
    if (args.some(({ name }) => isTime(name)))
      noteTime({ asOf: argumentOf(field, "asOf"), knownAt: argumentOf(field, "knownAt") });
    for (const { name, type } of args) if (holdsTime(getNamedType(type))) noteTime(argumentOf(field, name));
  };
  const noteTime = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { asOf = null, knownAt = null }: { asOf?: unknown; knownAt?: unknown } = value;
    if (asOf !== null || knownAt !== null) times.add(JSON.stringify([asOf, knownAt]));
  };

  const ofField = (field: FieldNode, parent: GraphQLNamedType, page: number): Cost => {
    const found = fieldOf(field.name.value, parent);
    if (!found) return { each: 1, beyond: 0 };
    noteTimes(field, found);
    const stated = introspection[`${parent.name}.${found.name}`] ?? found.extensions.cost ?? {};
    const size = sizesOf(field, page);
    const work = amount(stated.work, size) + (parent === schema.getMutationType() ? writing : 0);
    const named = getNamedType(found.type);
    const isList = isListType(getNullableType(found.type));
    const entries = amount(stated.size, size);
    const one = isIntrospectionType(parent) ? atOneGo : 1;
    const inMean = isCompositeType(named) ? ofSet(field.selectionSet, named, entries) : free;
    const within = stated.isChosen ? { each: inMean.each + inMean.beyond, beyond: 0 } : inMean;
    if (!isList) return { each: one + work + within.each, beyond: within.beyond };
    // Of each entry the object itself counts too.
    const cost = (of: number) => of * (one + within.each);
    const { mean = entries } = stated;
    return { each: one + work + cost(mean) + within.beyond, beyond: cost(Math.max(0, entries - mean)) };
  };
  const ofSet = (set: SelectionSetNode | undefined, parent: GraphQLNamedType, page: number): Cost => {
    let cost = free;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === "Field") cost = sum(cost, ofField(selection, parent, page));
      else if (selection.kind === "FragmentSpread") cost = sum(cost, ofFragment(selection.name.value, page));
      else {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
        cost = sum(cost, ofSet(selection.selectionSet, on ?? parent, page));
      }
    }
    return cost;
  };
  const ofFragment = (name: string, page: number): Cost => {
    const key = keyOf(name, page);
    const found = fragmentCosts.get(key);
    if (found !== undefined) return found;
    fragmentCosts.set(key, free);
    const fragment = fragments.get(name);
    const on = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = on ? ofSet(fragment.selectionSet, on, page) : free;
    fragmentCosts.set(key, cost);
    return cost;
  };
  const { each, beyond } = ofSet(operation.selectionSet, root, 0);
  return { cost: Math.ceil(each + beyond + times.size * units.book), isFixed };
}

const isTime = (name: string) => name === "asOf" || name === "knownAt";
const holdsTime = (type: GraphQLNamedType) => isInputObjectType(type) && Object.keys(type.getFields()).some(isTime);

function fieldOf(name: string, parent: GraphQLNamedType): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** None unless stated, and never below: a number that makes no sense is the resolver's to refuse. */
function amount(stated: Amount | undefined, size: SizeOfArgument): number {
  return Math.max(0, typeof stated === "function" ? stated(size) : (stated ?? 0));
}

/** The sizes of the lists in which the schema tells of itself, as it is: how long they are in the mean. */
function introspectionCosts(schema: GraphQLSchema): Readonly<Record<string, FieldCost>> {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) =>
    (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type)
      ? [Object.values(type.getFields())]
      : [],
  );
  const mean = (lists: readonly { readonly length: number }[]) =>
    Math.ceil(lists.reduce((all, { length }) => all + length, 0) / Math.max(1, lists.length));
  const directives = schema.getDirectives();
  const few = { size: mean(fields) };
  return {
    "__Schema.types": { size: types.length },
    "__Schema.directives": { size: directives.length },
    "__Directive.args": { size: 2 },
    "__Directive.locations": { size: 4 },
    "__Type.fields": few,
    "__Type.inputFields": { size: 3 },
    "__Type.interfaces": { size: 1 },
    "__Type.possibleTypes": { size: 2 },
    "__Type.enumValues": few,
    "__Field.args": { size: mean(fields.flatMap((list) => list.map(({ args }) => args))) },
  };
}
