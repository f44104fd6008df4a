import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** Why something that was asked for wasn't done. */
export const problemFragment = graphql(`
  fragment Problem on Problem {
    __typename
    message(locale: $locale)
    ... on InvalidInput {
      path
      reason(locale: $locale)
    }
  }
`);

export type Problem = ResultOf<typeof problemFragment>;

/** What comes of asking for something, as far as it is told. */
type Outcome = { readonly __typename: `${string}Success` } | Problem;

/** Why something was refused, in words, with the path of what is at fault; empty where that is nothing in particular. */
export interface Refusal {
  readonly path: readonly string[];
  readonly reason: string;
}

/** A refusal to be told where it belongs: beside the field at fault, which then need not be named once more. */
export function refusalOf(problem: Problem): Refusal {
  if (problem.__typename !== "InvalidInput") return { path: [], reason: problem.message };
  const { path, reason } = problem;
  return { path, reason };
}

/** The same of whatever was answered: null where it was done. Without an answer nobody knows. */
export function refusalIn(outcome: Problem | null, unreachable: string): Refusal;
export function refusalIn(outcome: Outcome | null, unreachable: string): Refusal | null;
export function refusalIn(outcome: Outcome | null, unreachable: string): Refusal | null {
  if (outcome === null) return { path: [], reason: unreachable };
  return "message" in outcome ? refusalOf(outcome) : null;
}
