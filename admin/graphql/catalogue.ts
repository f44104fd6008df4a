import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** What an editor needs to know of a requirement: its kind of value, with every choice in words. */
export const requirementSpecFragment = graphql(`
  fragment RequirementSpec on Requirement {
    id
    key
    title(locale: $locale)
    valueType
    options {
      key
      label(locale: $locale)
    }
    yes(locale: $locale)
    no(locale: $locale)
    none(locale: $locale)
    unit(locale: $locale)
    minimum
    maximum
  }
`);

/** Everything that a province can rule on. Asked for once, when somebody begins to edit. */
export const catalogueQuery = graphql(
  `
    query Catalogue($locale: Locale!) {
      requirements {
        ...RequirementSpec
      }
    }
  `,
  [requirementSpecFragment],
);

/** What everything that a province can rule on is called. */
export const requirementTitlesQuery = graphql(`
  query RequirementTitles($locale: Locale!) {
    requirements {
      id
      key
      title(locale: $locale)
    }
  }
`);

export const requirementTitleQuery = graphql(`
  query RequirementTitle($key: String!, $locale: Locale!) {
    requirement(key: $key) {
      id
      key
      title(locale: $locale)
    }
  }
`);

export type RequirementSpec = ResultOf<typeof requirementSpecFragment>;
