import type { ResultOf, VariablesOf } from "gql.tada";
import { graphql } from "./graphql.ts";

/** A change as one line of a list. */
export const listedChangeFragment = graphql(`
  fragment ListedChange on Change {
    id
    number
    title
    status
    effectiveFrom
    createdAt
    updatedAt
    publishedAt
    origin
    conflicts
    cancels
    cancelledBy {
      id
      number
    }
    reverts {
      id
      number
    }
    author {
      id
      name
    }
    scope {
      edits
      definitions
      national
      provinces {
        id
        name(locale: $locale)
      }
      requirements {
        id
        title(locale: $locale)
      }
    }
  }
`);

/** A page of changes, with how many there are in each state under the same filters. */
export const changesQuery = graphql(
  `
    query Changes(
      $status: [ChangeStatus!]
      $province: ProvinceCode
      $requirement: String
      $origin: ChangeOrigin
      $mine: Boolean!
      $after: String
      $before: String
      $locale: Locale!
    ) {
      changes(
        first: 20
        status: $status
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
        after: $after
        before: $before
      ) {
        totalCount
        edges {
          node {
            ...ListedChange
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
      DRAFT: changes(
        first: 1
        status: [DRAFT]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      IN_REVIEW: changes(
        first: 1
        status: [IN_REVIEW]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      APPROVED: changes(
        first: 1
        status: [APPROVED]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      SCHEDULED: changes(
        first: 1
        status: [SCHEDULED]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      PUBLISHED: changes(
        first: 1
        status: [PUBLISHED]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      REJECTED: changes(
        first: 1
        status: [REJECTED]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
      WITHDRAWN: changes(
        first: 1
        status: [WITHDRAWN]
        province: $province
        requirement: $requirement
        origin: $origin
        mine: $mine
      ) {
        totalCount
      }
    }
  `,
  [listedChangeFragment],
);

/** What changes can be narrowed to. */
export const changeFiltersQuery = graphql(`
  query ChangeFilters($locale: Locale!) {
    provinces {
      id
      code
      name(locale: $locale)
    }
    requirements {
      id
      key
      topic
      title(locale: $locale)
    }
  }
`);

export type ChangesVariables = VariablesOf<typeof changesQuery>;
export type ChangesResult = ResultOf<typeof changesQuery>;
export type ListedChange = ResultOf<typeof listedChangeFragment>;
export type ChangeFilters = ResultOf<typeof changeFiltersQuery>;
