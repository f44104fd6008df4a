import type { ResultOf } from "gql.tada";
import { allOf } from "./all-of.ts";
import { graphql } from "./graphql.ts";
import { problemFragment } from "./refusal.ts";

const personFragment = graphql(`
  fragment Colleague on Person {
    id
    name
    email
    role
    enabled
  }
`);

/** Everybody with an account, disabled ones too. */
export const peopleQuery = graphql(
  `
    query People {
      people {
        ...Colleague
      }
    }
  `,
  [personFragment],
);

export type PeopleResult = ResultOf<typeof peopleQuery>;
export type Colleague = PeopleResult["people"][number];
export type Role = Colleague["role"];

export const roles = allOf<Role>()(["VIEWER", "EDITOR", "REVIEWER", "ADMINISTRATOR"]);

/** The role that a form names; the least for anything else. */
export function roleOf(text: unknown): Role {
  return roles.find((role) => role === text) ?? "VIEWER";
}

/** The person, or why what was to be done was refused. */
const personOutcomeFragment = graphql(
  `
    fragment PersonOutcome on PersonResult {
      __typename
      ... on PersonSuccess {
        person {
          ...Colleague
        }
      }
      ...Problem
    }
  `,
  [personFragment, problemFragment],
);

export type PersonOutcome = ResultOf<typeof personOutcomeFragment>;

export const createPersonMutation = graphql(
  `
    mutation CreatePerson($input: CreatePersonInput!, $locale: Locale!) {
      result: createPerson(input: $input) {
        ...PersonOutcome
      }
    }
  `,
  [personOutcomeFragment],
);

export const changePersonRoleMutation = graphql(
  `
    mutation ChangePersonRole($input: ChangePersonRoleInput!, $locale: Locale!) {
      result: changePersonRole(input: $input) {
        ...PersonOutcome
      }
    }
  `,
  [personOutcomeFragment],
);

export const disablePersonMutation = graphql(
  `
    mutation DisablePerson($input: PersonStepInput!, $locale: Locale!) {
      result: disablePerson(input: $input) {
        ...PersonOutcome
      }
    }
  `,
  [personOutcomeFragment],
);

export const enablePersonMutation = graphql(
  `
    mutation EnablePerson($input: PersonStepInput!, $locale: Locale!) {
      result: enablePerson(input: $input) {
        ...PersonOutcome
      }
    }
  `,
  [personOutcomeFragment],
);

export const resetPasswordMutation = graphql(
  `
    mutation ResetPassword($input: ResetPasswordInput!, $locale: Locale!) {
      result: resetPassword(input: $input) {
        ...PersonOutcome
      }
    }
  `,
  [personOutcomeFragment],
);
