import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from "graphql";
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** A query that leads to one field of the schema. */
export interface Walk {
  /** Such as Change.impact. */
  readonly field: string;
  readonly query: string;
}

export interface WalkOptions {
  /** By field, such as Query.change, what its arguments may be; each is tried. A field that requires some has to be there. */
  readonly given: Readonly<Record<string, readonly string[]>>;
  /** Whether a field is walked along; all are unless given. */
  readonly follows?: (field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType) => boolean;
  /** By how many ways a type is reached at most. */
  readonly ways?: number;
}

/** What stands before a selection, and how many braces it leaves open. */
interface Way {
  readonly text: string;
  readonly open: number;
}

/** Queries for every field that can be reached from the root, each on the shortest ways to its type. */
export function walksOf(
  schema: GraphQLSchema,
  { given, follows = () => true, ways = 1 }: WalkOptions,
): readonly Walk[] {
  const root = schema.getQueryType();
  if (!root) return [];
  const reached = new Map<string, number>();
  const walks: Walk[] = [];
  let next: (readonly [GraphQLNamedType, Way])[] = [[root, { text: "{ ", open: 1 }]];

  while (next.length > 0) {
    const now = next;
    next = [];
    for (const [type, way] of now) {
      const times = reached.get(type.name) ?? 0;
      if (times >= (type === root ? 1 : ways)) continue;
      reached.set(type.name, times + 1);
      if (isAbstractType(type))
        for (const possible of schema.getPossibleTypes(type))
          next.push([possible, { text: `${way.text}... on ${possible.name} { `, open: way.open + 1 }]);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields()).sort(listsLast)) {
        if (!follows(field, type)) continue;
        const name = `${type.name}.${field.name}`;
        if (!given[name] && field.args.some(isRequiredArgument)) throw new Error(`no example of ${name}'s arguments`);
        for (const written of given[name] ?? [""]) {
          const call = `${way.text}${field.name}${written && `(${written})`}`;
          const named = getNamedType(field.type);
          const end = " }".repeat(way.open);
          if (!isCompositeType(named)) walks.push({ field: name, query: `${call}${end}` });
          else {
            walks.push({ field: name, query: `${call} { __typename ${leavesOf(named, given)} }${end}` });
            next.push([named, { text: `${call} { `, open: way.open + 1 }]);
          }
        }
      }
    }
  }
  return walks;
}

/** Ways through one object come before those through many. */
function listsLast(one: GraphQLField<unknown, unknown>, other: GraphQLField<unknown, unknown>): number {
  return Number(isListType(getNullableType(one.type))) - Number(isListType(getNullableType(other.type)));
}

function leavesOf(type: GraphQLNamedType, given: WalkOptions["given"]): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return "";
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !given[`${type.name}.${field.name}`])
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(({ name }) => name)
    .join(" ");
}
