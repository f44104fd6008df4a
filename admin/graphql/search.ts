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

/** What the search looks through beside provinces and pages: the whole catalogue, and the latest changes. */
export const searchQuery = graphql(
  `
    query Search($locale: Locale!, $changes: Int!) {
      requirements {
        id
        key
        topic
        title(locale: $locale)
        description(locale: $locale)
      }
      changes(first: $changes) {
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
