import type { ResultOf, VariablesOf } from "gql.tada";
import { listedChangeFragment } from "./changes.ts";
import { graphql } from "./graphql.ts";

/** What is ahead and what came last, for everybody. */
export const homeQuery = graphql(
  `
    query Home($locale: Locale!) {
      scheduled: changes(first: 100, status: [SCHEDULED]) {
        totalCount
        edges {
          node {
            ...ListedChange
          }
        }
      }
      latestChanges(first: 8) {
        ...ListedChange
      }
    }
  `,
  [listedChangeFragment],
);

/** What waits for the person: own ones that are open, what the product proposes, and where they may take the next step. */
export const waitingQuery = graphql(
  `
    query Waiting($locale: Locale!) {
      mine: changes(first: 50, mine: true, status: [DRAFT, REJECTED, IN_REVIEW, APPROVED]) {
        totalCount
        edges {
          node {
            ...ListedChange
          }
        }
      }
      proposals: changes(first: 20, origin: PRODUCT, status: [DRAFT]) {
        totalCount
        edges {
          node {
            ...ListedChange
          }
        }
      }
      others: changes(first: 50, status: [IN_REVIEW, APPROVED]) {
        totalCount
        edges {
          node {
            ...ListedChange
            steps {
              step
              allowed
              reason(locale: $locale)
            }
          }
        }
      }
    }
  `,
  [listedChangeFragment],
);

export type HomeVariables = VariablesOf<typeof homeQuery>;
export type HomeResult = ResultOf<typeof homeQuery>;
export type WaitingResult = ResultOf<typeof waitingQuery>;
