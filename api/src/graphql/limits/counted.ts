import type { GraphQLField, GraphQLFieldResolver, GraphQLNullableOutputType, GraphQLSchema } from "graphql";
import { getNamedType, getNullableType, isLeafType, isListType, isObjectType } from "graphql";
import { begins, isTurnOver, nextOwnTurn } from "../../domain/turns.ts";
import type { Context } from "../builder.ts";
import type { Amount } from "./field-cost.ts";

/** Entries that GraphQL.js answers at one go. */
const shortList = 20;
/** Units of a field's own work that others may have to wait for. */
const longWork = 100;
/** Characters that a text has within its field; so many of the rest count as one more. */
const shortText = 64;
const charactersAField = 16;

type Resolver = GraphQLFieldResolver<unknown, Context>;
type Counted = Pick<Context, "budget" | "listsInTurns">;

/**
 * Has what a schema's fields answer counted by the operation's budget, whichever way it is executed: each field, each entry
 * of a list, and texts by their length. Where GraphQL.js makes the answer, others have their turn within long lists.
 */
export function counted(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith("__"))
      for (const field of Object.values(type.getFields())) field.resolve = countedResolver(field);
  return schema;
}

function countedResolver(field: GraphQLField<unknown, Context>): Resolver {
  const { work = 0 } = field.extensions.cost ?? {};
  const bare = field.resolve ?? propertyNamed(field.name);
  const resolve = typeof work === "number" && work < longWork ? bare : waiting(bare, work);
  const count = counterOf(getNullableType(field.type));
  return (source, args, context, info) => {
    try {
      context.budget.spend(1);
      const value: unknown = resolve(source, args, context, info);
      if (count === null) return value;
      return isPromise(value) ? value.then((there) => count(there, context)) : count(value, context);
    } catch (error) {
      if (!context.listsInTurns) throw error;
      // Thrown at once, it would end a list of which entries are under way, whose own errors nobody would hear of.
      return Promise.reject(error);
    }
  };
}

/** Has others have their turn before such work is begun, where much was begun already. */
function waiting(resolve: Resolver, work: Amount): Resolver {
  const units = typeof work === "number" ? work : longWork;
  const begin: Resolver = (...asked) => {
    begins(units);
    return resolve(...asked);
  };
  return (...asked) => (isTurnOver() ? nextOwnTurn().then(() => begin(...asked)) : begin(...asked));
}

/** What GraphQL does without a resolver; looks at nothing but the object. */
function propertyNamed(name: string): Resolver {
  return (source) => (typeof source === "object" && source !== null ? Reflect.get(source, name) : undefined);
}

function counterOf(type: GraphQLNullableOutputType): ((value: unknown, context: Counted) => unknown) | null {
  if (isListType(type)) return isLeafType(getNamedType(type)) ? countedValues : countedEntries;
  return isLeafType(type) ? countedText : null;
}

function countedText(value: unknown, { budget }: Counted): unknown {
  if (typeof value === "string" && value.length > shortText)
    budget.spend((value.length - shortText) / charactersAField);
  return value;
}

function countedEntries(list: unknown, context: Counted): unknown {
  const counted = countedValues(list, context);
  const { listsInTurns, budget } = context;
  if (!listsInTurns || !Array.isArray(counted) || (counted.length <= shortList && !isTurnOver())) return counted;
  // Promises from the start: GraphQL.js then waits for all of them, and hears of whichever fails.
  return counted.map((entry: unknown) =>
    nextOwnTurn().then(() => {
      // Nothing more of what is ended or answered.
      budget.spend(0);
      return entry;
    }),
  );
}

function countedValues(list: unknown, { budget }: Counted): unknown {
  if (Array.isArray(list)) budget.spend(list.length);
  return list;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
