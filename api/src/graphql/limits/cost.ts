import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";
import {
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from "graphql";
import type { SizeOfArgument } from "./field-costs.ts";
import { fieldCosts } from "./field-costs.ts";

type Variables = Readonly<Record<string, unknown>>;

/** What a list holds where nothing is said of it. */
const usualList = 10;

/**
 * What an operation of a valid document costs: about how many objects it answers with, lists by the sizes that arguments
 * ask for, and the work that goes into them besides. Fields that directives may leave out count.
 */
export function createCosts(schema: GraphQLSchema) {
  // A cost that hangs on no variable is the document's for good.
  const fixed = new WeakMap<DocumentNode, Map<string | null, number>>();
  return (document: DocumentNode, operationName: string | null | undefined, variables: Variables): number => {
    const name = operationName ?? null;
    const known = fixed.get(document)?.get(name);
    if (known !== undefined) return known;
    const { cost, isFixed } = costOf(schema, document, operationName, variables);
    if (isFixed) {
      const costs = fixed.get(document) ?? new Map<string | null, number>();
      fixed.set(document, costs.set(name, cost));
    }
    return cost;
  };
}

function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables,
): { cost: number; isFixed: boolean } {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return { cost: 0, isFixed: true };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  const fragmentCosts = new Map<string, number>();
  let isFixed = true;

  const sizesOf =
    (field: FieldNode): SizeOfArgument =>
    (argument) => {
      const value = field.arguments?.find(({ name }) => name.value === argument)?.value;
      if (value?.kind === "IntValue") return Number(value.value);
      if (value?.kind === "ListValue") return value.values.length;
      if (value?.kind !== "Variable") return undefined;
      isFixed = false;
      const name = value.name.value;
      const given = variables[name];
      if (typeof given === "number") return given;
      if (Array.isArray(given)) return given.length;
      const { defaultValue } = operation.variableDefinitions?.find((one) => one.variable.name.value === name) ?? {};
      if (given !== undefined || !defaultValue) return undefined;
      if (defaultValue.kind === "IntValue") return Number(defaultValue.value);
      return defaultValue.kind === "ListValue" ? defaultValue.values.length : undefined;
    };

  const ofField = (field: FieldNode, parent: GraphQLNamedType): number => {
    const type = typeOf(field.name.value, parent);
    if (!type) return 0;
    const cost = fieldCosts[`${parent.name}.${field.name.value}`] ?? {};
    const size = sizesOf(field);
    const work = amount(cost.work, size) ?? 0;
    const named = getNamedType(type);
    if (!isCompositeType(named)) return work;
    const objects = amount(cost.size, size) ?? (isListType(getNullableType(type)) ? usualList : 1);
    return work + objects * (1 + ofSet(field.selectionSet, named));
  };
  const ofSet = (set: SelectionSetNode | undefined, parent: GraphQLNamedType): number => {
    let sum = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === "Field") sum += ofField(selection, parent);
      else if (selection.kind === "FragmentSpread") sum += ofFragment(selection.name.value);
      else {
        const on = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
        sum += ofSet(selection.selectionSet, on ?? parent);
      }
    }
    return sum;
  };
  const ofFragment = (name: string): number => {
    const found = fragmentCosts.get(name);
    if (found !== undefined) return found;
    fragmentCosts.set(name, 0);
    const fragment = fragments.get(name);
    const on = fragment && schema.getType(fragment.typeCondition.name.value);
    const cost = on ? ofSet(fragment.selectionSet, on) : 0;
    fragmentCosts.set(name, cost);
    return cost;
  };
  return { cost: Math.ceil(ofSet(operation.selectionSet, root)), isFixed };
}

function typeOf(field: string, parent: GraphQLNamedType) {
  if (field === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
  if (field === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field]?.type : undefined;
}

/** Never below none: a number that makes no sense is the resolver's to refuse. */
function amount(stated: number | ((size: SizeOfArgument) => number) | undefined, size: SizeOfArgument) {
  return stated === undefined ? undefined : Math.max(0, typeof stated === "number" ? stated : stated(size));
}
