import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { getNullableType, isLeafType, isListType, isObjectType } from "graphql";
import { begins, isTurnOver, nextTurn } from "../../domain/turns.ts";
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
  const type = getNullableType(field.type);
  if (isListType(type)) return after(resolve, countedList);
  if (isLeafType(type)) return after(resolve, countedText);
  return (source, args, context, info) => {
    context.budget.spend(1);
    return resolve(source, args, context, info);
  };
}

/** Has others have their turn before such work is begun, where much was begun already. */
function waiting(resolve: Resolver, work: Amount): Resolver {
  const units = typeof work === "number" ? work : longWork;
  const begin: Resolver = (...asked) => {
    begins(units);
    return resolve(...asked);
  };
  return (...asked) => (isTurnOver() ? nextTurn().then(() => begin(...asked)) : begin(...asked));
}

/** What GraphQL does without a resolver; looks at nothing but the object. */
function propertyNamed(name: string): Resolver {
  return (source) => (typeof source === "object" && source !== null ? Reflect.get(source, name) : undefined);
}

function after(resolve: Resolver, count: (value: unknown, context: Counted) => unknown): Resolver {
  return (source, args, context, info) => {
    context.budget.spend(1);
    const value: unknown = resolve(source, args, context, info);
    return isPromise(value) ? value.then((there) => count(there, context)) : count(value, context);
  };
}

function countedText(value: unknown, { budget }: Counted): unknown {
  if (typeof value === "string" && value.length > shortText)
    budget.spend((value.length - shortText) / charactersAField);
  return value;
}

function countedList(list: unknown, { budget, listsInTurns }: Counted): unknown {
  if (!Array.isArray(list)) return list;
  budget.spend(list.length);
  return listsInTurns && (list.length > shortList || isTurnOver()) ? inTurns(list, budget) : list;
}

/** What GraphQL.js goes through entry by entry, waiting for each. */
function inTurns(list: readonly unknown[], { exceeded }: Context["budget"]): AsyncIterable<unknown> {
  return {
    [Symbol.asyncIterator]() {
      const entries = list.values();
      return {
        async next() {
          if (isTurnOver()) await nextTurn();
          const error = exceeded();
          if (error) throw error;
          return entries.next();
        },
      };
    },
  };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
