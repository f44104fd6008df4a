import type { ResultOf } from "gql.tada";
import { graphql } from "./graphql.ts";

const foundChangeFragment = graphql(`
  fragment FoundChange on Change {
    id
    number
    title
    status
    effectiveFrom
  }
`);

/** What the search looks through by itself beside provinces and pages: the whole catalogue. */
export const searchQuery = graphql(`
  query Search($locale: Locale!) {
    requirements {
      id
      key
      topic
      title(locale: $locale)
      description(locale: $locale)
    }
  }
`);

/** The latest changes whose titles have the words. */
export const titledChangesQuery = graphql(
  `
    query TitledChanges($search: String!, $first: Int!) {
      changes(search: $search, first: $first) {
        edges {
          node {
            ...FoundChange
          }
        }
      }
    }
  `,
  [foundChangeFragment],
);

/** A change that somebody typed the number of, however old it is. */
export const numberedChangeQuery = graphql(
  `
    query NumberedChange($number: Int!) {
      change(number: $number) {
        ...FoundChange
      }
    }
  `,
  [foundChangeFragment],
);

export type SearchResult = ResultOf<typeof searchQuery>;
export type FoundRequirement = SearchResult["requirements"][number];
export type FoundChange = ResultOf<typeof foundChangeFragment>;
