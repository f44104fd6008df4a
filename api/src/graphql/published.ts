/**
 * What the rule book of a day and the catalogue make up, and nothing else: what it answers is the same for everybody, until
 * something is published or the day is over, so that it may be kept and given to anybody. A type says so of all its fields
 * that lead to no other type; a field may say otherwise of itself.
 */
export interface Published {
  published?: boolean;
}

declare module "graphql" {
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> extends Published {}
  interface GraphQLUnionTypeExtensions extends Published {}
  interface GraphQLInterfaceTypeExtensions extends Published {}
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> extends Published {}
}

/** For a type's or a field's `extensions`. */
export const published = { published: true } as const;
/** For a field whose answer nobody may keep, though it is of a published type. */
export const notKept = { published: false } as const;
