/**
 * Makes lasting an object type whose answers are given by its object alone, by no one's rights, no time and no argument that
 * a variable fills, when it stands in the type's `extensions.lasting`: it tells whether an object is met again and again,
 * so that its text is worth keeping. Where a field that is selected looks at the context all the same, nothing is kept.
 */
export type IsMetAgain = (source: object) => boolean;

declare module "graphql" {
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    lasting?: IsMetAgain;
  }
}

/** For a type whose objects stay: those of the catalogue, and of a rule book. */
export const lasting: Readonly<{ lasting: IsMetAgain }> = { lasting: () => true };
/** For a type whose objects are made anew each time, as parts of what stays. */
export const lastingAsPart: Readonly<{ lasting: IsMetAgain }> = { lasting: () => false };
